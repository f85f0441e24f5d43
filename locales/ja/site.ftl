# site.toml の各 id に対応する、サンプルサイトの文言。
# 画面そのものの文言は lucarne.ftl にある。

## 約束の内容

commitment-acknowledge = ご報告の受領確認
commitment-assess = ご報告の初期評価
commitment-update = ご報告に関する進捗の連絡
commitment-notify-affected = 影響を受ける利用者への通知
commitment-breach-authority = 個人データの侵害に関する監督機関への報告
commitment-breach-customers = データの侵害に関するお客様への通知

## 約束の起点（「……から」に続く形）

commitment-from-report = 報告
commitment-from-last-update = 前回の連絡
commitment-from-confirmed = インシデントの確認
commitment-from-discovery = 侵害の発見

## 約束の相手

commitment-to-reporter = 報告者
commitment-to-affected-users = 影響を受ける利用者
commitment-to-customers = お客様
commitment-to-authority = 監督機関

## データの保持：対象となるデータと、期間の起点（「……から」に続く形）

retention-trial = 有料契約に移行しなかったトライアルアカウントのデータ
retention-cancelled = 解約された有料アカウントのデータ
retention-failed-payment = 決済の失敗により閉鎖された有料アカウントのデータ
retention-free = 利用のない無料アカウントのデータ
retention-billing = 請求書の発行に必要な請求データ
retention-trigger-trial-end = トライアルの終了
retention-trigger-cancellation = 解約
retention-trigger-account-closure = アカウントの閉鎖
retention-trigger-inactivity = アカウントの最終利用
retention-trigger-invoice = 請求書の発行日

## データの保存場所の用途

location-purpose-production = 本番環境
location-purpose-backup = バックアップ

## 保存時の暗号化の対象

encryption-what-disks = 全サーバのストレージディスク
encryption-what-sensitive-fields = お客様のデータのうち機微な項目
encryption-what-backups = バックアップ

## 深刻度：各レベルに当てはまる脆弱性の特徴

severity-characteristic-root-compromise = 悪用されると、サーバやインフラ機器の管理者権限を完全に奪われるおそれが高い。
severity-characteristic-no-special-access = 悪用が容易で、認証情報も、個々の被害者に関する知識も、利用者を誘導する必要もない。
severity-characteristic-hard-to-exploit = 影響は大きいが、悪用は難しい。
severity-characteristic-privilege-elevation = 悪用されると、攻撃者がより高い権限を得るおそれがある。
severity-characteristic-data-loss = 悪用されると、大規模なデータの消失やサービスの停止につながるおそれがある。
severity-characteristic-victim-interaction = 悪用には、ソーシャルエンジニアリングによって個々の被害者をだます必要がある。
severity-characteristic-hard-denial-of-service = サービス運用妨害（DoS）が可能だが、その準備は難しい。
severity-characteristic-same-network = 悪用には、被害者と同じローカルネットワーク上にいる必要がある。
severity-characteristic-limited-access = 悪用されても、得られるアクセスはごく限られる。
severity-characteristic-needs-privileges = 悪用には、利用者としての権限が必要となる。
severity-characteristic-local-or-physical = 悪用には、システムへのローカルアクセスまたは物理的なアクセスが必要となる。
severity-characteristic-little-impact = 組織の業務への影響はごく小さい。

## 対象範囲

scope-in-web = example.org 配下の当社ウェブサイトおよびオンラインサービス
scope-out-third-party = 第三者の製品およびサービス（当社の使い方に問題がある場合を除く）
scope-out-denial-of-service = サービス運用妨害（DoS）攻撃および負荷試験
scope-out-social-engineering = ソーシャルエンジニアリングおよびフィッシング
scope-out-physical = 人、施設、機器に対する物理的な攻撃
scope-out-outdated-clients = 古いブラウザ、またはセキュリティ設定を緩めた環境でのみ成立する攻撃
scope-out-public-information = 公開情報、または重大なリスクを伴わない情報の露出
scope-out-brute-force = パスワード入力など、設計どおりに動作する機能に対する総当たり攻撃
method-own-installation = ご自身の環境またはデモ用インスタンスでの検査、当社のウェブサイトについてはご自身のアカウントでの検査
method-own-automation = ご自身の環境でのスキャナなどの自動化ツールの使用
method-others-data = 他者のデータの閲覧、変更、削除
method-overload = 他者が使うサービスの信頼性を損なう行為

## 報告に含めていただきたい内容

report-field-location = 脆弱性の箇所（製品と、ページ、機能、ファイルまたはアドレス）
report-field-steps = 再現手順と、期待した結果および実際の結果
report-field-versions = 確認したバージョンと環境
report-field-impact = 攻撃者が脆弱性を悪用して実行できること
report-field-contact-back = 返信を希望する場合の連絡先と、謝辞への掲載を希望するかどうか
