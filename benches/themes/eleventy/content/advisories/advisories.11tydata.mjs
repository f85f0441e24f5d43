export default {
  layout: "advisory.njk",
  permalink: (data) => `/${data.lang === "en" ? "" : `${data.lang}/`}advisories/${data.id.toLowerCase()}/`,
};
