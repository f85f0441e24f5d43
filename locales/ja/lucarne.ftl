# 画面の文言。サイト独自のカタログで各メッセージを置き換え、追加できる。
# ほかの言語にも、同じ変数を持つ同じメッセージがある。

## 枠

brand-security = セキュリティ
page-title = { $title } · { $organization }
skip-to-content = 本文へ移動
nav-main = メイン
nav-languages = 言語
heading-link = 「{ $title }」へのリンク
# $number は本文中の表の番号、$title は直前の見出し。
table-region = 表 { $number }：{ $title }
contents-title = このページの内容
footer-follow = 更新を受け取る
footer-more = その他
footer-built = サイトの生成日：{ $date }
footer-policy-version = 脆弱性開示ポリシー：バージョン { $version }
footer-policy-reviewed = 最終見直し：{ $date }
footer-plain = スクリプトがなくても、すべての内容を読めます。Cookie を使用せず、ほかのサイトから何も読み込みません。

## お知らせ

notice-draft = この文書は公開されていません。内容が変わることや、公開されないことがあります。
# $language は原文の言語名。
notice-untranslated = このページはまだ翻訳されていません。本文は{ $language }です。
notice-stale = この翻訳は{ $language }版より古い内容です。{ $language }版が優先します。
# どの原文から訳したかの記録がない。
notice-unmarked = この翻訳がどの時点の{ $language }版に基づくかは不明です。{ $language }版が優先します。
notice-machine = 機械翻訳（未校閲）です。{ $language }版が優先します。
notice-stale-machine = 機械翻訳（未校閲）で、{ $language }版より古い内容です。{ $language }版が優先します。
notice-source-link = { $language }版を読む
notice-withdrawn = このアドバイザリは{ $date }に取り下げました。
notice-superseded = このアドバイザリは置き換え済みです。
notice-superseded-by = 置き換え後の文書：

## 本文中の注記

alert-note = 注記
alert-tip = ヒント
alert-important = 重要
alert-warning = 警告
alert-caution = 注意
footnote-back = 注 { $number } の参照元に戻る
# タスクリストのチェックボックスの名前。
task-done = 完了
task-open = 未完了

## 期間と数量

quantity-hours = { $count }時間
quantity-days = { $count }日
quantity-business-days = { $count }営業日
quantity-weeks = { $count }週間
quantity-months = { $count }か月
quantity-years = { $count }年
within = { $quantity }以内
after = { $event }から{ $quantity }後
# $quantity はメッセージ quantity-...、$event はメッセージ commitment-from-...。
within-after = { $event }から{ $quantity }以内
score-range = { $from }～{ $to }
published-on = 公開日：{ $date }
updated-on = 最終更新日：{ $date }
reviewed-on = 最終見直し：{ $date }
exploited-since = 悪用の確認：{ $date }以降

## 深刻度

severity-critical = 緊急
severity-high = 重要
severity-medium = 警告
severity-low = 注意
severity-none = なし
severity-unrated = 未評価

## 悪用の状況

exploited-no = 悪用は確認されていません
exploited-proof-of-concept = 攻撃は確認されていませんが、概念実証（PoC）が公開されています
exploited-yes = 悪用が確認されています
exploited-yes-since = { $date }以降、悪用が確認されています
exploited-unknown = 不明
tag-exploited = 悪用あり
urgent-title = 悪用されている脆弱性

## アドバイザリの状態

status-draft = 下書き
status-published = 公開
status-withdrawn = 取り下げ
status-superseded = 置き換え済み
withdrawn-duplicate = 同じ脆弱性を別のアドバイザリで扱っています。
withdrawn-not-a-vulnerability = 記載した事象は脆弱性ではありませんでした。
withdrawn-not-reproducible = 脆弱性を再現できませんでした。
withdrawn-out-of-scope = 当社が責任を負う対象の脆弱性ではありませんでした。
withdrawn-wrong-product = 製品名に誤りがありました。
withdrawn-other = 理由は本文に記載しています。

## アドバイザリ

advisory-title = { $id }：{ $title }
glance-title = 要点
glance-affected = 影響を受けるシステム
glance-affected-versions = 製品ごとの影響を受けるバージョン
glance-affected-link = 影響を受けるバージョンは脆弱性ごとに記載しています
glance-affected-none = 影響を受けるバージョンの記載はありません
glance-fixed = 修正済みバージョン
glance-fix-link = アップデートの方法
glance-workaround = 回避策
glance-exploited = 悪用の状況
glance-exploitation-link = 詳しい状況
glance-severity = 深刻度
glance-highest = 以下の脆弱性のうち最も高いもの
glance-aliases = その他の識別番号
glance-supersedes = 置き換える対象
glance-not-affected = 影響を受けない製品
glance-not-affected-link = その理由
glance-under-investigation = 調査中
workaround-yes = あり：回避策を参照
workaround-none = 記載なし
fix-in-text = 本文を参照
fix-none-yet = 未修正
fix-none-planned = 修正予定なし
fix-none-named = 修正済みバージョンの記載なし
fix-not-for-all = 影響を受けるすべてのバージョンが対象ではありません
range-from-before = { $from } 以降、{ $before } より前
range-from-to = { $from } から { $to } まで
range-from = { $from } 以降
range-before = { $before } より前
range-to = { $to } 以前
range-all = すべてのバージョン
versions-listed = 記載したバージョンのみ
vulnerability-title = 脆弱性 { $number }／{ $total }
vulnerability-affected = 脆弱性 { $number } の影響を受けるバージョン
not-affected-because = { $product }：{ $reason }
justification-component-not-present = 脆弱性のあるコンポーネントを含みません。
justification-vulnerable-code-not-present = コンポーネントを含みますが、脆弱性のあるコードはありません。
justification-vulnerable-code-not-in-execute-path = 脆弱性のあるコードは実行されません。
justification-vulnerable-code-cannot-be-controlled-by-adversary = 攻撃者が脆弱性のあるコードに到達できません。
justification-inline-mitigations-already-exist = 製品自体の保護機能により悪用できません。
timeline-title = 対応の経緯
timeline-reported = 報告を受領
timeline-acknowledged = 受領を確認
timeline-confirmed = 脆弱性を確認
timeline-fix-released = 修正版を公開
timeline-cve-assigned = CVE 番号を採番
timeline-notified = 事前に通知
timeline-exploited = 悪用を確認
timeline-disclosed = 公表
revisions-title = 更新履歴
# 製品のフィードの前に置く。
revisions-follow = { $name } の更新を受け取る：
revision-published = 初版を公開
revision-content = 内容を更新
revision-editorial = 表記を修正
revision-withdrawn = 取り下げ
credits-title = 謝辞
credit-finder = 発見者
credit-reporter = 報告者
credit-analyst = 分析
credit-coordinator = 調整
credit-remediation-developer = 修正の開発
credit-remediation-reviewer = 修正のレビュー
credit-remediation-verifier = 修正の検証
credit-tool = ツール
credit-sponsor = 支援
credit-other = その他の協力
credit-anonymous = 匿名を希望された方
references-title = 参考情報
reference-advisory = アドバイザリ
reference-article = 記事
reference-detection = 検知方法
reference-discussion = 議論
reference-report = 報告
reference-fix = 修正
reference-introduced = 混入した変更
reference-package = パッケージ
reference-evidence = 実証
reference-web = ウェブページ

## アドバイザリの一覧

list-title-all = セキュリティアドバイザリ
# $level は critical、high、medium、low、none のいずれか。
list-title-severity = 深刻度「{ $level ->
    [critical] 緊急
    [high] 重要
    [medium] 警告
    [low] 注意
   *[other] なし
}」のセキュリティアドバイザリ
list-title-product = { $name } のセキュリティアドバイザリ
list-title-year = { $year }年のセキュリティアドバイザリ
list-title-withdrawn = 取り下げたセキュリティアドバイザリ
list-show = 表示
list-all = すべて
# `list-all` と並ぶ選択肢。
list-withdrawn = 取り下げ
list-empty = 公開されたアドバイザリはありません。
list-filters = アドバイザリの絞り込み
list-pages = ページ
list-page = { $number }／{ $pages }ページ
list-newer = 新しいアドバイザリ
list-older = 以前のアドバイザリ
advisory-count = アドバイザリ{ $count }件
alias-redirect = { $alias } は次のアドバイザリで扱っています。
alias-list = { $alias } は{ $count }件のアドバイザリで扱っています。

## 表の列

column-severity = 深刻度
column-advisory = アドバイザリ
column-advisories = アドバイザリ
column-product = 製品
column-products = 製品
column-affected-versions = 影響を受けるバージョン
column-fixed = 修正済みバージョン
column-published = 公開日
column-year = 年
column-branch = 系列
column-support = サポート
column-support-until = サポート終了日
column-latest-release = 最新リリース
column-promise = 対応の内容
column-time = 期限
column-told = 通知先
column-basis = 根拠
column-score = CVSS スコア
column-resolve = 解決まで
column-characteristics = 特徴
column-feed = フィード
column-country = 国
column-purpose = 用途
column-data = データ
column-deleted = 削除の時期
column-encrypted = 暗号化の対象
column-algorithm = アルゴリズム
column-place = 使用するサービス

## 本文中のブロック

block-severity-title = 深刻度のレベル
block-response-times-title = 深刻度ごとの解決までの期間
block-commitments-title = 対応の期限
block-locations-title = データの保存場所
block-retention-title = データの削除の時期
block-encryption-title = 保存時の暗号化

## ホーム、窓口、対象範囲

report-title = 脆弱性を報告する
home-answer = 返答
home-policy = ポリシー
home-publication = 公表
home-publication-window = 報告から{ $quantity }は公表をお待ちください
home-latest = 最新のアドバイザリ
home-all-advisories = すべてのアドバイザリ
home-promises = 報告者への約束
home-resolve = 深刻度ごとの解決までの期間
home-all-products = すべての製品とサポート期間
contact-email = メール
contact-web = ウェブフォーム
contact-phone = 電話
contact-matrix = Matrix
contact-private = セキュリティチームのみが読みます
coordinators = 報告を受け付ける調整機関
key-openpgp = OpenPGP 公開鍵
key-age = age 公開鍵
key-expires = 有効期限：{ $date }
scope-in = 調査の対象
scope-out = 対象外
methods-allowed = 認められる検査方法
methods-forbidden = 禁止される検査方法
safe-harbor = セーフハーバー（免責）
safe-harbor-both = 誠実に行われる調査は許可されたものとみなし、法的措置をとりません
safe-harbor-authorized = 誠実に行われる調査は許可されたものとみなします
safe-harbor-no-legal-action = 誠実に行われる調査に対して法的措置をとりません

## ポリシー

policy-version = バージョン { $version }
policy-issued = 施行日：{ $date }
policy-review-every = { $quantity }ごとに見直し
# ラベルまたは文と、その後に続く語句の間。
label-gap = { "" }
latest-change = 最新の変更：
version-change = このバージョンの変更：
policy-in-short = 要約
policy-label-version = バージョン
policy-label-issued = 施行日
policy-label-reviewed = 最終見直し
policy-label-review-every = 見直しの間隔
policy-version-title = { $title }（バージョン { $version }）
policy-version-old = このバージョンは{ $date }に改定されました。現在は効力がありません。
policy-version-current = 現在有効なバージョンです。
policy-version-coming = このバージョンは{ $date }に施行されます。
policy-link-current = 現在のポリシーを読む
policy-link-changes = 変更箇所
policy-link-changes-of = 変更箇所（バージョン { $version }）
policy-changes-title = バージョン { $version } の変更箇所
policy-changes-extent = 変更箇所数
changes-changed = 変更{ $count }か所
changes-added = 追加{ $count }か所
changes-removed = 削除{ $count }か所
changes-none = 文言に違いはなく、体裁だけが異なります。
changes-sections = 変更のある節
changes-key = 凡例
changes-key-added = 追加した部分には下線を付けています。
changes-key-removed = 削除した部分には取り消し線を付けています。
change-added = 追加：
change-removed = 削除：
change-kept = 変更のない部分

## 予告

home-announced = セキュリティリリースの予告
announcement-facts = 予告したリリース
announcement-published = 予告日：{ $date }
announcement-day = リリース予定日
announcement-products = 対象製品
announcement-level = 最も高い深刻度
announcement-waiting = アドバイザリはリリースと同時に公開し、このページからリンクします。
announcement-pending = アドバイザリはまだ公開していません。公開後にこのページからリンクします。
announcement-advisories = このリリースのアドバイザリ
announcement-released = リリース済み

## どのサイトでも使える約束

commitment-acknowledge = ご報告の受領確認
commitment-assess = ご報告の初期評価
commitment-update = ご報告に関する進捗の連絡
commitment-resolve = 脆弱性の解決
commitment-publish = アドバイザリの公表
# 「……から」に続く形。
commitment-from-report = 報告
commitment-from-confirmed = 脆弱性の確認
commitment-from-fix = 修正版の公開
commitment-to-reporter = 報告者
commitment-to-customers = お客様
basis-commitment = 約束
basis-target = 目標
basis-law = 法令上の義務

## 報告に含めていただきたい内容

report-field-location = 脆弱性の箇所（製品と、ページ、機能、ファイルまたはアドレス）
report-field-steps = 再現手順
report-field-versions = 確認したバージョン
report-field-impact = 攻撃者が脆弱性を悪用して実行できること

## 製品とサポート

support-title = サポート対象バージョン
support-lead = セキュリティアップデートを提供している製品のバージョンと、その期間です。
support-caption = { $product } のサポート期間
support-empty = 製品の記載はありません。
support-yes = サポート中
support-ended = サポート終了
support-ended-on = { $date }にサポート終了
product-packages = パッケージ
product-repository = ソースコード
product-sbom = ソフトウェア部品表（SBOM）
product-declaration = 適合宣言
product-instructions = 安全な使用のための手順

## 規則の点検結果

conformance-title = 自己点検の結果
conformance-lead = { $organization } は、このサイトを公開するたびに、次の規則をプログラムで点検しています。ファイルで証明できない規則は、担当者が申告しています。これは認証ではありません。
conformance-count = 点検できる規則{ $checkable }件のうち{ $satisfied }件を満たし、{ $declared }件を申告
rule-satisfied = 満たしている
rule-declared = 申告
rule-violated = 満たしていない
rule-undeclared = 未申告
rule-declared-by = { $by } が{ $date }に申告
profile-core = 基本規則
profile-iso29147 = ISO/IEC 29147（脆弱性の開示）
profile-rfc9116 = RFC 9116（security.txt）
profile-cra = サイバーレジリエンス法（規則 (EU) 2024/2847）
profile-bsi-tr03183-3 = BSI TR-03183-3
profile-cisa-bod-20-01 = CISA BOD 20-01
profile-vex = VEX（CISA の最小要件）
profile-osps = OpenSSF OSPS ベースライン
profile-cna = CVE CNA 運用規則
profile-csaf = CSAF 2.0
profile-gdpr = GDPR（一般データ保護規則、規則 (EU) 2016/679）
profile-jp-partnership = 情報セキュリティ早期警戒パートナーシップ
profile-fr-anssi = ANSSI・CERT-FR
profile-disclose-io = disclose.io
profile-ncsc-uk = NCSC 脆弱性開示ツールキット（英国）

## 謝辞

thanks-title = 謝辞
thanks-lead = 製品の安全性の向上にご協力くださった皆様に、{ $organization } より感謝申し上げます。
thanks-anonymous = このほか、匿名を希望された方から{ $count }件のご協力をいただきました。

## フィード

subscribe-title = アドバイザリの更新通知を受け取る
subscribe-lead = フィードを使うと、新しいアドバイザリを製品別または深刻度別に、お好みのソフトウェアで受け取れます。
subscribe-reader-title = フィードの使い方
subscribe-reader = フィードのアドレスをフィードリーダーに登録してください。フィードリーダーは、新しい記事を定期的に確認して表示するソフトウェアまたはサービスです。三つの形式の内容は同じです。迷ったときは RSS をお選びください。
subscribe-feed-all = 製品や深刻度にかかわらず、すべてのアドバイザリが届きます。
# $level は critical、high、medium、low、none のいずれか。
subscribe-feed-severity = 最も高い深刻度が「{ $level ->
    [critical] 緊急
    [high] 重要
    [medium] 警告
    [low] 注意
   *[other] なし
}」のアドバイザリだけが届きます。
subscribe-feed-product = { $name } に影響するアドバイザリだけが届きます。
subscribe-feed-policies = ポリシーが改定されるたびに、変更箇所とともに届きます。
subscribe-how-xml = フィードリーダーや、フィードに対応したメールソフトにアドレスを登録します。チャットサービスや課題管理ツールでは、多くの場合「RSS」という項目に登録できます。
subscribe-how-json = 内容は同じで、スクリプトから使う場合に向いています。各項目には変更点が記載され、どのプログラミング言語からも読み取れます。
subscribe-alert-title = 通知される内容
subscribe-alert-yes = アドバイザリを公開したとき、修正版の追加などで内容を更新したとき、取り下げたときに、新しい記事が追加されます。
subscribe-alert-no = 表記の修正では既存の記事を更新し、新しい記事は追加しません。
subscribe-privacy-title = 個人情報について
subscribe-privacy = 登録の手続きは不要です。フィードはフィードリーダーが読み込むファイルで、メールアドレスなどをお知らせいただく必要はありません。フィードリーダーからフィードを削除すれば、購読は終了します。
feed-name-all = すべてのアドバイザリ
# $level は critical、high、medium、low、none のいずれか。
feed-name-severity = { $level ->
    [critical] 深刻度：緊急
    [high] 深刻度：重要
    [medium] 深刻度：警告
    [low] 深刻度：注意
   *[other] 深刻度：なし
}
feed-name-policies = ポリシー
feed-title-all = { $organization }：セキュリティアドバイザリ
# $name は critical、high、medium、low、none のいずれか。
feed-title-severity = { $organization }：深刻度「{ $name ->
    [critical] 緊急
    [high] 重要
    [medium] 警告
    [low] 注意
   *[other] なし
}」のセキュリティアドバイザリ
feed-title-product = { $organization }：{ $name } のセキュリティアドバイザリ
feed-title-policies = { $organization }：セキュリティポリシー
feed-description = { $organization } のセキュリティアドバイザリと、読者に関わるすべての更新をお知らせします。
feed-description-policies = { $organization } のセキュリティポリシーの改定と、その変更箇所をお知らせします。
feed-entry-new = { $title }
feed-entry-updated = 更新：{ $title }
feed-entry-withdrawn = 取り下げ：{ $title }
feed-entry-version = { $title }：バージョン { $version }
feed-what-changed = { $date }の更新：
feed-read-online = { $id } をサイトで読む

## ページが見つからないとき

moved-title = このページは移動しました
not-found-title = ページが見つかりません
not-found-lead = このアドレスにページはありません。入力に誤りがないかご確認ください。公開済みのアドバイザリのアドレスは変わりません。
not-found-advisories = すべてのセキュリティアドバイザリから探す
not-found-report = 脆弱性を報告する：{ $contact }

## CSAF 文書

csaf-contact = { $kind }：{ $value }
csaf-vex-title = { $title }（VEX）
csaf-note-summary = 概要
csaf-note-description = 説明
csaf-note-translation = この翻訳について
csaf-note-weaknesses = その他の脆弱性タイプ（CWE）
csaf-withdrawn = このアドバイザリは{ $date }に取り下げました。{ $reason }
csaf-superseded = このアドバイザリは { $id } に置き換えました。代わりに { $id } をご覧ください。
csaf-revision-withdrawn = 取り下げ。{ $reason }
csaf-timeline = { $date }：{ $event }
csaf-timeline-note = { $date }：{ $event }。{ $note }
csaf-credit-anonymous = { $role }：匿名を希望された方
csaf-reference-self = この文書（CSAF 形式）
csaf-reference-page = ウェブサイト上のアドバイザリ
csaf-reference-original = { $language }の原文
csaf-reference-advisory = セキュリティアドバイザリ { $id }（CSAF 形式）
csaf-reference-superseding = 置き換え後の文書：{ $id }
csaf-product-all = { $product }（すべてのバージョン）
# $range は `range-...` のいずれかのメッセージ。
csaf-product-range = { $product }（{ $range }）
csaf-vulnerability-title = { $title }（脆弱性 { $number }／{ $total }）
csaf-cvss = { $vector }（スコア：{ $score }、深刻度：{ $level }）
csaf-severity-reason = { $level }：{ $reason }
csaf-exploited-no = この脆弱性の悪用は確認されていません。
csaf-exploited-proof-of-concept = 攻撃は確認されていませんが、概念実証（PoC）が公開されています。
csaf-exploited-yes = この脆弱性の悪用が確認されています。
csaf-exploited-since = { $date }以降、この脆弱性の悪用が確認されています。
csaf-exploited-unknown = この脆弱性が悪用されているかどうかは不明です。
csaf-not-affected = { $product } は影響を受けません。
csaf-under-investigation = { $product } が影響を受けるかどうかを調査しています。結果はこの文書の今後の版でお知らせします。
csaf-fix = { $product } をバージョン { $version } に更新してください。
csaf-fix-or-later = { $product } をバージョン { $version } 以降に更新してください。
csaf-no-fix-planned = これらのバージョンを修正する予定はありません。
csaf-no-fix-planned-ended = これらのバージョンを修正する予定はありません。{ $series } 系列のサポートは{ $date }に終了しました。
csaf-no-fix-yet = これらのバージョンの修正版はまだありません。

## CSAF による公開

csaf-feed-title = { $organization }：CSAF 形式のセキュリティアドバイザリ（TLP:WHITE）
csaf-feed-summary = { $organization } が公開しているすべてのセキュリティアドバイザリ（TLP:WHITE）
csaf-workspace-title = 公開中の CSAF 形式のセキュリティアドバイザリ
# $path はフォルダのアドレス（例：/.well-known/csaf/）。
folder-title = CSAF：{ $path }
folder-lead = プログラムで処理するための、CSAF 2.0 形式のセキュリティアドバイザリです。
folder-people = 通常のアドバイザリを読む
folder-column-name = 名前
folder-column-content = 内容
folder-column-changed = 最終更新日
folder-column-proof = ハッシュ値と署名
folder-above = 上のフォルダ
folder-white = 誰でも閲覧・共有できる文書（TLP:WHITE）
folder-keys = 署名を検証するための OpenPGP 公開鍵
folder-year = { $year }年に初めて公開した文書
folder-metadata = 文書の発行者、所在、署名に使う鍵
folder-service = フィードの一覧（ROLIE）
folder-feed = すべての文書、更新の新しい順（ROLIE）
folder-severities = フィードの各項目に付く深刻度（ROLIE）
folder-changes = すべての文書とその最終更新日時
folder-index = すべての文書の名前
folder-key = OpenPGP 公開鍵

## 機械可読形式

formats-title = 機械可読データ
format-csaf = アドバイザリの全内容
format-csaf-vex = 製品ごとの影響の有無
format-osv = 影響を受けるパッケージのバージョン
format-cve = CVE レコードの下書き
format-openvex = 脆弱性スキャナ向けの影響の有無
subscribe-sources-title = ツールで利用するには
subscribe-sources = 同じ情報を、ツール向けの形式でも公開しています。個々のアドバイザリのデータへは各ページからリンクしています。全件をまとめて取得するには、次のアドレスをご利用ください。
source-csaf = CSAF ダウンローダーにこのアドレスを指定すると、全言語のすべての文書を取得できます。
source-rolie = すべての CSAF 文書とその最終更新日時を載せたフィードです。
source-osv = 依存関係スキャナ向けに、すべての OSV レコードをまとめたアーカイブと、最終更新日時を載せた一覧です。
source-api = すべてのアドバイザリの内容を一つのファイルにまとめた、スクリプト向けのデータと、そのスキーマです。
source-api-example = 次のコマンドは、脆弱性の悪用が確認されているアドバイザリのアドレスをすべて表示します。

## バージョン：影響を受けるか

versions-title = 影響を受けるバージョンの確認
versions-lead = 製品とバージョンを選ぶと、該当するアドバイザリと、どのアドバイザリの影響も受けない最も近いバージョンがわかります。
versions-products = すべての製品
versions-version = バージョン
versions-choose = バージョンを選択
versions-check = 確認する
versions-count = { $count ->
    [0] リリースの登録なし
   *[other] { $count }件のリリース
}
versions-of = { $product } のバージョンとアドバイザリ
versions-advisories = { $product } のアドバイザリ
versions-matrix = { $product } のリリースと、影響するアドバイザリ
# バージョンに影響するアドバイザリの件数。
versions-apply = 該当するアドバイザリ
versions-affected = 影響を受ける
# バージョンとアドバイザリの表の下に置く。
versions-legend = – は影響を受けないことを示します。
versions-unclear = 不明（アドバイザリを参照）
versions-under-investigation = 調査中
versions-left-out = これより古い{ $count }件のアドバイザリはこの表にありません。該当するものは、各バージョンのページですべて確認できます。
versions-none = この製品のリリースは登録されていません。
versions-pages = 他のバージョン
versions-higher = より新しいバージョン
versions-lower = より古いバージョン
versions-all = { $product } のすべてのバージョン
versions-release = { $product } { $version }
versions-page = { $product } { $version } のページ
versions-released-on = { $date }リリース
versions-supported-until = { $date }までサポート
versions-verdict-affected = { $product } { $version } は影響を受けます。
versions-verdict-clear = { $product } { $version } は影響を受けません。該当するアドバイザリはありません。
versions-verdict-open = { $product } { $version } が影響を受けるとするアドバイザリはありませんが、確定していない項目があります。
versions-others = 確定していない項目
versions-sound = どのアドバイザリの影響も受けない、最も近い後続の正式リリース：
versions-sound-none = どのアドバイザリの影響も受けない後続の正式リリースは、まだありません。
versions-previous = 前：{ $version }
versions-next = 次：{ $version }
versions-unlisted = { $version } は、ここに登録されたリリースにはありません。回答は、アドバイザリに記載されたバージョンの範囲に基づいています。
versions-unreadable = 「{ $version }」は、この製品のバージョンではありません。製品に表示されるとおり、省略せずに入力してください。
versions-failed = バージョンの情報を読み込めませんでした。

## アドバイザリの検索

finder-title = アドバイザリの検索
finder-words = キーワード、または CVE 番号などの識別番号
finder-any = すべて
finder-state = 状態
finder-not-withdrawn = 取り下げ以外
finder-in-force = 有効
finder-exploitation = 悪用の状況
finder-exploited-yes = 悪用あり
finder-exploited-proof-of-concept = 概念実証あり
finder-exploited-no = 確認されていない
finder-exploited-unknown = 不明
finder-search = 検索
finder-reset = クリア
finder-loading = 検索しています…
finder-failed = 検索機能を読み込めませんでした。以下の一覧はスクリプトなしで使えます。
finder-noscript = 検索と絞り込みにはスクリプトが必要です。スクリプトを使わない場合は、以下の一覧からすべてのアドバイザリをご覧になれます。
finder-none = 条件に該当するアドバイザリはありません。
finder-none-for = 「{ $words }」と指定の条件に該当するアドバイザリはありません。
finder-found = 該当するアドバイザリ：{ $count }件
finder-results = 該当するアドバイザリ
finder-previous = 前のページ
finder-next = 次のページ

## 図

figure-table = 同じデータを表で見る
figure-table-of = 表：{ $title }
figure-of = 図：{ $title }
figure-today = 現在
figure-timeline = 対応の経緯の時間軸
figure-timeline-desc = 出来事ごとに一つの点を、日付順に左から右へ示します。日付は下の一覧にあります。
figure-affected = 影響を受ける { $product } のリリース
figure-affected-desc = すべてのリリースを、古いバージョンから順に左から右へ示します。帯は影響を受けるリリース、線は影響を受けないリリースです。同じ内容が影響を受けるバージョンの表にあります。
figure-support-desc = 系列ごとに、最初のリリースからサポート終了までを一本の帯で示します。日付は下の表にあります。
figure-ranges-desc = アドバイザリごとに一行で、影響を受けるリリースを帯で示します。左ほど古いバージョンです。同じ内容が下の表にあります。

## 統計

statistics-title = 統計
statistics-lead = アドバイザリの件数と深刻度、そして約束した期間に対して修正にかかった日数を示します。
statistics-years = 年別・深刻度別のアドバイザリ件数
statistics-years-desc = 年ごとに一本の帯を、深刻度の高い順に区切って示します。数値は下の表にあります。
statistics-total = 合計
statistics-speed = 報告から修正まで
statistics-speed-lead = 点は一件ごとの、報告から最後の修正までの日数です。白抜きの点は未解決の案件で、現在までの日数を示します。破線は約束した期間です。
statistics-speed-none = 報告日を記したアドバイザリはありません。
# $level はメッセージ severity-...。
statistics-speed-of = 報告から修正までの日数：{ $level }
statistics-speed-desc = 案件ごとに一つの点で、右ほど日数が長く、未解決のものは白抜きです。日数は下の表にあります。
statistics-days = 日数
statistics-promised = 約束：{ $quantity }
statistics-fixed = 修正
statistics-open = 未解決
statistics-promise = 約束
statistics-promises = 守られた約束
statistics-share = 守られた割合
statistics-share-of = { $decided }件中{ $kept }件
statistics-kept = 達成
statistics-missed = 超過
statistics-pending = 未解決（期間内）
statistics-left-out = これより古い{ $count }件は集計に含まれますが、図には示していません。
statistics-undated = { $count }件のアドバイザリは、報告日、修正日または深刻度の記載がないため、ここに含まれていません。
