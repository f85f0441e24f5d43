//! Where every field of a table stands, the fields of its tables among them.

use std::collections::BTreeMap;

use toml::de::DeTable;
use toml::de::DeValue;

use crate::read::fields::Fields;
use crate::text::Span;

impl Fields<'_> {
    /// Returns the places of all fields below this table by path; of a table the place of its name.
    pub(in crate::read) fn places(&self) -> BTreeMap<String, Span> {
        let mut places = BTreeMap::new();
        self.collect(self.table, "", &mut places);
        places
    }

    fn collect(&self, table: &DeTable<'_>, prefix: &str, places: &mut BTreeMap<String, Span>) {
        for (key, value) in table.iter() {
            let path = format!("{prefix}{}", key.get_ref());
            match value.get_ref() {
                DeValue::Table(inner) => {
                    places.insert(path.clone(), self.shifted(key.span()));
                    self.collect(inner, &format!("{path}."), places);
                }
                DeValue::Array(items) => {
                    places.insert(path.clone(), self.shifted(key.span()));
                    for (index, item) in items.iter().enumerate() {
                        places.insert(format!("{path}.{index}"), self.span_in_file(item));
                        if let DeValue::Table(inner) = item.get_ref() {
                            self.collect(inner, &format!("{path}.{index}."), places);
                        }
                    }
                }
                _ => {
                    places.insert(path, self.span_in_file(value));
                }
            }
        }
    }
}
