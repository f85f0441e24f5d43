"""What synthetic advisories are made of: sentences in three languages that say the same, and code in ten languages.

The names in braces are filled in for each advisory, alike in every language, so that the translations are faithful.
"""

COMPONENTS = [
    ("session store", "le magasin de sessions", "セッションストア"),
    ("archive reader", "le lecteur d’archives", "アーカイブ読み取り部"),
    ("upload handler", "le module de téléversement", "アップロード処理"),
    ("header parser", "l’analyseur d’en-têtes", "ヘッダー解析部"),
    ("access check", "le contrôle d’accès", "アクセス制御"),
    ("message queue", "la file de messages", "メッセージキュー"),
    ("signature check", "la vérification des signatures", "署名検証"),
    ("search index", "l’index de recherche", "検索インデックス"),
    ("template engine", "le moteur de gabarits", "テンプレートエンジン"),
    ("backup task", "la tâche de sauvegarde", "バックアップ処理"),
]

TITLES = [
    ("The {part} trusts a length of {size} bytes that a client sends",
     "La longueur de {size} octets envoyée par un client n’est pas vérifiée par {part}",
     "{part}がクライアントの送る{size}バイトの長さを検証しない"),
    ("The {part} keeps a permission for {minutes} minutes after it was taken back",
     "Une autorisation retirée reste valable pendant {minutes} minutes dans {part}",
     "{part}が取り消された権限を{minutes}分間保持する"),
    ("The {part} follows links that lead out of folder `{folder}`",
     "Les liens qui sortent du dossier `{folder}` sont suivis par {part}",
     "{part}がフォルダー `{folder}` の外を指すリンクをたどる"),
    ("The {part} writes secrets to log `{log}`",
     "Des secrets sont écrits dans le journal `{log}` par {part}",
     "{part}がログ `{log}` に秘密情報を書き込む"),
]

SUMMARIES = [
    ("A client that sends more than {size} bytes to port {port} reaches data of other users.",
     "Un client qui envoie plus de {size} octets au port {port} accède aux données d’autres utilisateurs.",
     "ポート{port}に{size}バイトを超えるデータを送るクライアントは、他の利用者のデータに到達できます。"),
    ("Whoever can set `{option}` runs commands with the rights of the service.",
     "Quiconque peut modifier `{option}` exécute des commandes avec les droits du service.",
     "`{option}` を設定できる者は、サービスの権限でコマンドを実行できます。"),
]

IMPACT = [
    ("An attacker who can reach port {port} needs no account. One request of {size} bytes is enough to read what the "
     "service holds in memory, and the request leaves a single line in `{log}`.",
     "Un attaquant qui atteint le port {port} n’a pas besoin de compte. Une requête de {size} octets suffit pour lire "
     "ce que le service garde en mémoire, et la requête ne laisse qu’une ligne dans `{log}`.",
     "ポート{port}に到達できる攻撃者はアカウントを必要としません。{size}バイトのリクエストを送るだけで、サービスがメモリに保持"
     "している内容を読み取ることができ、リクエストは `{log}` に1行しか残りません。"),
    ("The attack needs an account with the right to write. It gives control of the other accounts of the same "
     "server, until the server is restarted or `{folder}` is emptied.",
     "L’attaque nécessite un compte disposant du droit d’écriture. Elle donne le contrôle des autres comptes du même "
     "serveur, jusqu’au redémarrage du serveur ou jusqu’à ce que `{folder}` soit vidé.",
     "攻撃には書き込み権限を持つアカウントが必要です。サーバーを再起動するか `{folder}` を空にするまで、同じサーバーの他のアカウントを"
     "制御できるようになります。"),
    ("Data that was stored before the update stays readable for {minutes} minutes. Backups that were made in this "
     "time hold it too, so they should be removed once the update is in place.",
     "Les données enregistrées avant la mise à jour restent lisibles pendant {minutes} minutes. Les sauvegardes faites "
     "pendant ce temps les contiennent aussi et devraient être supprimées une fois la mise à jour en place.",
     "更新前に保存されたデータは{minutes}分間読み取り可能なままです。この間に作成されたバックアップにも含まれるため、"
     "更新が済んだら削除してください。"),
]

DETAILS = [
    ("The function `{function}` copied what it was given before it compared the length with the limit of {size} "
     "bytes. The comparison came too late, because the copy had already been made available to the next step, and "
     "the next step does not look at the limit again.",
     "La fonction `{function}` copiait ce qu’elle recevait avant de comparer la longueur à la limite de {size} octets. "
     "La comparaison venait trop tard, car la copie était déjà mise à la disposition de l’étape suivante, et l’étape "
     "suivante ne vérifie pas la limite une seconde fois.",
     "関数 `{function}` は、長さを{size}バイトの上限と比較する前に、受け取った内容をコピーしていました。コピーはすでに次の処理に"
     "渡されており、次の処理は上限を再度確認しないため、比較は手遅れでした。"),
    ("The option `{option}` was read when the service started, and never again. A change that an administrator made "
     "later was shown in the console, but the running service went on with the old value for as long as it ran.",
     "L’option `{option}` était lue au démarrage du service, puis plus jamais. Une modification faite ensuite par un "
     "administrateur apparaissait dans la console, mais le service continuait avec l’ancienne valeur tant qu’il "
     "fonctionnait.",
     "オプション `{option}` はサービスの起動時に読み込まれ、その後は読み込まれませんでした。管理者が後から行った変更はコンソールに"
     "表示されましたが、実行中のサービスは動作し続ける限り古い値を使っていました。"),
    ("The path was joined to `{folder}` without being resolved. A name that climbs to the parent folder therefore "
     "led to files that the service may read, although no user was meant to see them.",
     "Le chemin était ajouté à `{folder}` sans être résolu. Un nom qui remonte au dossier parent menait donc à des "
     "fichiers que le service peut lire, alors qu’aucun utilisateur n’était censé les voir.",
     "パスは解決されないまま `{folder}` に連結されていました。そのため、親フォルダーにさかのぼる名前を使うと、利用者に見せる"
     "予定のない、サービスが読み取れるファイルに到達できました。"),
]

BEFORE_CODE = (
    "The part that matters stood in `{file}`, and looked like this until version {fixed}:",
    "La partie en cause se trouvait dans `{file}` et se présentait ainsi jusqu’à la version {fixed} :",
    "問題の箇所は `{file}` にあり、バージョン{fixed}までは次のようになっていました。",
)

TABLE = (
    ("Setting", "Value", "Exposed"),
    ("Réglage", "Valeur", "Exposé"),
    ("設定", "値", "影響"),
)
EXPOSED = ("yes", "no"), ("oui", "non"), ("あり", "なし")

STEPS = [
    ("Update to version {fixed} or later, then restart the service.",
     "Mettez à jour vers la version {fixed} ou une version ultérieure, puis redémarrez le service.",
     "バージョン{fixed}以降に更新し、サービスを再起動してください。"),
    ("Set `{option}` to `false` where an update has to wait.",
     "Réglez `{option}` sur `false` lorsque la mise à jour doit attendre.",
     "すぐに更新できない場合は、`{option}` を `false` に設定してください。"),
    ("Close port {port} for networks that do not need it.",
     "Fermez le port {port} pour les réseaux qui n’en ont pas besoin.",
     "ポート{port}を必要としないネットワークに対しては、ポートを閉じてください。"),
    ("Look for lines with `{function}` in `{log}`.",
     "Recherchez les lignes contenant `{function}` dans `{log}`.",
     "`{log}` で `{function}` を含む行を探してください。"),
]

CLOSING = [
    ("The update changes how the service checks its input, and nothing else. Settings and data stay as they are, and "
     "no client has to be changed. We have tested it on servers with {count} users and saw no difference in speed.",
     "La mise à jour modifie la façon dont le service vérifie ses entrées, et rien d’autre. Les réglages et les données "
     "restent tels quels, et aucun client ne doit être modifié. Nous l’avons testée sur des serveurs de {count} "
     "utilisateurs et n’avons constaté aucune différence de vitesse.",
     "この更新はサービスが入力を検査する方法だけを変更します。設定とデータはそのまま残り、クライアントを変更する必要はありません。"
     "{count}人の利用者がいるサーバーで試験し、速度に違いは見られませんでした。"),
    ("We know of no use of this fault against servers that are in service. If you find traces of one, write to the "
     "address on the page about reports, and keep the file `{log}` as it is.",
     "Nous n’avons connaissance d’aucune exploitation de ce défaut contre des serveurs en service. Si vous en trouvez des "
     "traces, écrivez à l’adresse de la page consacrée aux signalements et conservez le fichier `{log}` tel quel.",
     "運用中のサーバーに対してこの欠陥が利用された事例は把握していません。痕跡を見つけた場合は、報告のページにある宛先に連絡し、"
     "ファイル `{log}` をそのまま保存してください。"),
]

HEADINGS = {
    "impact": ("Impact", "Conséquences", "影響"),
    "details": ("Description", "Description", "詳細"),
    "exploitation": ("Known exploitation", "Exploitation connue", "悪用の状況"),
    "fix": ("Fix", "Solution", "対策"),
}

CODE = {
    "rust": """fn {function}(input: &[u8]) -> Result<Vec<u8>, Error> {{
    let length = read_length(input)?;
    let copy = input[4..4 + length].to_vec();
    if length > {size} {{
        return Err(Error::TooLong(length));
    }}
    Ok(copy)
}}
""",
    "python": """import os


def {function}(name, limit={size}):
    path = os.path.join("{folder}", name)
    with open(path, "rb") as stream:
        data = stream.read(limit)
    return {{"path": path, "data": data}}
""",
    "js": """export async function {function}(request) {{
  const body = await request.text();
  if (body.length > {size}) {{
    throw new Error(`too long: ${{body.length}}`);
  }}
  return JSON.parse(body); // checked above
}}
""",
    "sh": """curl --silent --fail "https://localhost:{port}/status" | jq '.version'
sudo systemctl stop example-server
export {constant}={size}
sudo rm -rf "{folder}/cache"
sudo systemctl start example-server && tail -n {minutes} "{log}"
""",
    "toml": """[server]
listen = "127.0.0.1:{port}"
{key} = false
limits = {{ request = {size}, users = {count} }}

[log]
path = "{log}"
""",
    "json": """{{
  "server": {{ "port": {port}, "folder": "{folder}" }},
  "{option}": false,
  "limits": [{size}, {count}, {minutes}],
  "log": "{log}"
}}
""",
    "yaml": """server:
  port: {port}
  folder: {folder}
  {key}: false
limits:
  - size: {size}
  - users: {count} # per server
""",
    "sql": """SELECT users.name, COUNT(*) AS requests
FROM requests
JOIN users ON users.id = requests.user_id
WHERE requests.size > {size} AND requests.path LIKE '{folder}%'
GROUP BY users.name
ORDER BY requests DESC
LIMIT {minutes};
""",
    "go": """package server

func {function}(input []byte) ([]byte, error) {{
	length := int(binary.BigEndian.Uint32(input))
	if length > {size} {{
		return nil, fmt.Errorf("too long: %d", length)
	}}
	return input[4 : 4+length], nil
}}
""",
    "c": """#include <string.h>

#define {constant} {size}

int {function}(const unsigned char *input, size_t length) {{
    unsigned char copy[{constant}];
    memcpy(copy, input, length); /* before the check */
    return length > {constant} ? -1 : check(copy, length);
}}
""",
}

VERBS = "read parse load check copy store open merge split find".split()
NOUNS = "header record frame token entry chunk name field packet block".split()
FOLDERS = "uploads cache sessions backups exports queue spool".split()
VECTORS = [
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N",
    "CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:L/SC:N/SI:N/SA:N",
]
