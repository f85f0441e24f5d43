# Words for the ids in site.toml. Each language has the same messages. The words of the interface are built in; a
# message of that name here replaces one of them.

## Promises: what is promised, from which moment (completes "after ..."), who is told

commitment-acknowledge = ご報告の受領確認
commitment-assess = ご報告の初期評価
commitment-update = ご報告に関する進捗の連絡
commitment-from-report = 報告
commitment-from-last-update = 前回の連絡
commitment-to-reporter = 報告者

## Scope

scope-out-third-party = 第三者の製品およびサービス（当社の使い方に問題がある場合を除く）
scope-out-denial-of-service = サービス運用妨害（DoS）攻撃および負荷試験
scope-out-social-engineering = ソーシャルエンジニアリングおよびフィッシング
scope-out-physical = 人、施設、機器に対する物理的な攻撃

## What a report should contain

report-field-location = 脆弱性の箇所（製品と、ページ、機能、ファイルまたはアドレス）
report-field-steps = 再現手順と、期待した結果および実際の結果
report-field-versions = 確認したバージョンと環境
report-field-impact = 攻撃者が脆弱性を悪用して実行できること
report-field-contact-back = 返信を希望する場合の連絡先と、謝辞への掲載を希望するかどうか
