//! Sentences with numbers, versions, ids, dates, links, code and lists, as three languages write them.

/// What stands at the end of three documents of the sample site, by the end of a path.
const ENDS: [(&str, &str); 9] = [
    (
        "overview.md",
        "Logs are kept for 45 days. Release 7.4.1 settles it, as does CVE-2026-90077. The work ended on September 11, \
         2026. More stands in the [register](https://example.org/register/7). Run `lanternctl check --all` first.\n\n\
         - Printers in every office\n- Keyboards of the help desk\n- Screens in the lobby\n",
    ),
    (
        "overview.fr.md",
        "Les journaux sont conservés 45 jours. La version 7.4.1 y remédie, tout comme CVE-2026-90077. Les travaux ont \
         pris fin le 11 septembre 2026. Pour en savoir plus, voir le [registre](https://example.org/register/7). Lancez \
         d’abord `lanternctl check --all`.\n\n\
         - Imprimantes de tous les bureaux\n- Claviers du service d’assistance\n- Écrans du hall d’accueil\n",
    ),
    (
        "overview.ja.md",
        "ログは45日間保存されます。リリース 7.4.1 で解消され、CVE-2026-90077 も同様です。作業は2026年9月11日に終わりました。\
         詳しくは[登録簿](https://example.org/register/7)に記載しています。先に `lanternctl check --all` を実行してください。\n\n\
         - 各事務所のプリンター\n- ヘルプデスクのキーボード\n- ロビーのディスプレイ\n",
    ),
    (
        "disclosure.md",
        "Backups are kept for 12,500 hours, and 99.95 % of them can be read. Versions before 2.8.0 make none, and \
         neither do 3.0.4 and earlier. CVE-2025-80412 and CVE-2025-80413 were found on 1 March 2025. The \
         [minutes](https://example.org/minutes) and the [plan](https://example.org/plan) tell why; `lanternctl backup \
         verify` and `backup.interval` tell how.\n\n\
         1. Copy the archive\n2. Compare its hash\n3. Restore it on a spare machine\n4. Report what failed\n",
    ),
    (
        "disclosure.fr.md",
        "Les sauvegardes sont conservées 12\u{202f}500 heures, et 99,95 % d’entre elles sont lisibles. Les versions \
         antérieures à 2.8.0 n’en créent aucune, pas plus que 3.0.4 et les versions antérieures. CVE-2025-80412 et \
         CVE-2025-80413 ont été découvertes le 1er mars 2025. Le [compte rendu](https://example.org/minutes) et le \
         [plan](https://example.org/plan) disent pourquoi ; `lanternctl backup verify` et `backup.interval` disent \
         comment.\n\n\
         1. Copier l’archive\n2. Comparer son empreinte\n3. La restaurer sur une machine libre\n4. Signaler les échecs\n",
    ),
    (
        "disclosure.ja.md",
        "バックアップは12,500時間保存し、その99.95 %を読み出せます。2.8.0より前のバージョンと3.0.4以前では作成されません。\
         CVE-2025-80412とCVE-2025-80413は2025年3月1日に見つかりました。理由は[議事録](https://example.org/minutes)と\
         [計画](https://example.org/plan)に、方法は `lanternctl backup verify` と `backup.interval` にあります。\n\n\
         1. アーカイブを複製する\n2. ハッシュ値を比べる\n3. 予備の機器に復元する\n4. 失敗を報告する\n",
    ),
    (
        "EX-2026-0001.md",
        "On 2026-03-20 we saw 48 of 640 servers fail within 72 hours; 5 business days later, on 2026-03-27, release \
         4.12.3 went to every customer, with a fix for CVE-2026-55001. Read the [report](https://example.org/reports/4) \
         and set `safe-mode` first.\n\n\
         - 16 servers in Lyon\n- 20 servers in Osaka\n- 12 servers in Cork\n",
    ),
    (
        "EX-2026-0001.fr.md",
        "Le 20 mars 2026, 48 serveurs sur 640 sont tombés en panne en 72 heures ; 5 jours ouvrés plus tard, le 27 mars \
         2026, la version 4.12.3 a été livrée à tous les clients, avec un correctif pour CVE-2026-55001. Lisez le \
         [rapport](https://example.org/reports/4) et activez d’abord `safe-mode`.\n\n\
         - 16 serveurs à Lyon\n- 20 serveurs à Osaka\n- 12 serveurs à Cork\n",
    ),
    (
        "EX-2026-0001.ja.md",
        "2026年3月20日に640台のうち48台のサーバーが72時間以内に停止しました。5営業日後の2026年3月27日に、CVE-2026-55001 \
         の修正を含むリリース 4.12.3 をすべてのお客様に提供しました。[報告書](https://example.org/reports/4)を読み、先に \
         `safe-mode` を設定してください。\n\n\
         - リヨンのサーバー16台\n- 大阪のサーバー20台\n- コークのサーバー12台\n",
    ),
];

/// Returns what stands at the end of a document; nothing for most.
pub fn end_of(path: &str) -> String {
    let end = ENDS.iter().find(|(name, _)| path.ends_with(&format!("/{name}")));
    end.map_or(String::new(), |(_, text)| format!("\n{text}"))
}
