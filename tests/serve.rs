//! `lucarne serve`: what the preview answers, and how it follows its sources.

#[path = "support/dice.rs"]
mod dice;
#[path = "support/edits.rs"]
mod edits;
#[path = "support/served_site.rs"]
mod served_site;
#[path = "support/tree.rs"]
mod tree;
#[path = "support/web_client.rs"]
mod web_client;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::SystemTime;

use lucarne::host::Extent;
use lucarne::host::Files;
use lucarne::host::Preview;
use lucarne::host::Problems;
use lucarne::model::OutputPath;
use served_site::ServedSite;
use served_site::without_script;
use web_client::Client;
use web_client::get;

const HEADERS: &str = "/*\n  X-Frame: no\n  Cross-Origin-Resource-Policy: cross-origin\n/assets/*\n  Cache-Control: immutable\n\
                       /api/*\n  Access-Control-Allow-Origin: *\n/api/*.json\n  Content-Type: application/json\n";

/// Shows a site of a few files, without the program.
fn preview() -> (Preview, u16) {
    let files = BTreeMap::from([
        ("_headers", HEADERS),
        ("index.html", "<head>\n</head>home"),
        ("a/index.html", "page a"),
        ("404.html", "nothing here"),
        ("assets/a.css", "a {}"),
        ("api/a.json", "{}"),
        ("data", "?"),
    ]);
    let paths = files.keys().map(|path| OutputPath::new(path).expect("the paths are plain"));
    let paths: BTreeSet<OutputPath> = paths.collect();
    let files = Files::new(move |path| paths.contains(path), move |path| Ok(files[path.as_str()].into()));
    let preview = Preview::open(0).expect("there is a free port");
    preview.show(files, Extent::Anything, Problems::default());
    let port = port(&preview);
    (preview, port)
}

fn port(preview: &Preview) -> u16 {
    let address = preview.address();
    address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("an address ends with its port")
}

#[test]
fn files_are_served_with_their_types_and_headers() {
    let (_preview, port) = preview();
    let mut client = Client::new(port);
    for (target, status, media_type, text) in [
        ("/", 200, "text/html; charset=utf-8", "<head>\n</head>home"),
        ("/a/", 200, "text/html; charset=utf-8", "page a"),
        ("/a/?q=1", 200, "text/html; charset=utf-8", "page a"),
        ("/x", 404, "text/html; charset=utf-8", "nothing here"),
        ("/assets/a.css", 200, "text/css; charset=utf-8", "a {}"),
        ("/api/a.json", 200, "application/json", "{}"),
        ("/api/gone.json", 404, "text/html; charset=utf-8", "nothing here"),
        ("/assets/gone.css", 404, "text/html; charset=utf-8", "nothing here"),
        ("/data", 200, "application/octet-stream", "?"),
    ] {
        let answer = client.get(target);
        assert_eq!((answer.status, answer.header("content-type")), (status, media_type), "{target}");
        assert_eq!(without_script(&answer.text()), text, "{target}");
        assert_eq!(answer.header("x-frame"), "no", "{target}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{target}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{target}");
        let cached = if target == "/assets/a.css" { "immutable" } else { "no-store" };
        assert_eq!(answer.header("cache-control"), cached, "{target}");
    }
}

#[test]
fn folder_leads_to_its_slash() {
    let (_preview, port) = preview();
    let answer = get(port, "/a?q=1");
    assert_eq!((answer.status, answer.header("location")), (307, "/a/?q=1"));
}

#[test]
fn head_is_an_answer_without_its_body() {
    let (_preview, port) = preview();
    let mut client = Client::new(port);
    let whole = client.get("/");
    let head = client.ask("HEAD", "/", &[]);
    assert_eq!(head.status, 200);
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    // The next answer on the connection is not behind a body.
    assert_eq!(client.get("/a/").status, 200);
}

#[test]
fn other_methods_are_refused() {
    let (_preview, port) = preview();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get"] {
        let answer = Client::new(port).ask(method, "/", &[("Connection", "close")]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn foreign_hosts_and_origins_are_refused() {
    let (_preview, port) = preview();
    let mut client = Client::new(port);
    let own = format!("localhost:{port}");
    for target in ["/", "/-/events", "/-/preview.js", "/x"] {
        for header in [
            ("Host", "evil.example"),
            ("Host", "127.0.0.1"),
            ("Origin", "http://evil.example"),
            ("Origin", "null"),
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
        ] {
            assert_eq!(client.ask("GET", target, &[header]).status, 403, "{target} {header:?}");
        }
    }
    let origin = format!("http://{own}");
    let headers = [("Host", own.as_str()), ("Origin", &origin), ("Sec-Fetch-Site", "same-origin")];
    let answer = client.ask("GET", "/a/?q", &headers);
    assert_eq!((answer.status, answer.header("location")), (307, format!("http://127.0.0.1:{port}/a/?q").as_str()));
}

#[test]
fn traversals_find_nothing() {
    let (_preview, port) = preview();
    let mut client = Client::new(port);
    let dots = ["..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "..;", "%c0%ae%c0%ae", "%u002e%u002e", "...", ".. "];
    let slashes = ["/", "%2f", "%5c", "\\", "//", "%252f", "%c0%af", "/./", "%2f%2f", ";/", "%00/"];
    let starts = ["/", "/a/", "/assets/", "//"];
    let ends = ["etc/passwd", "site.toml", "Cargo.toml", "index.html"];
    let mut count = 0;
    for start in starts {
        for (dots, slash) in dots.iter().flat_map(|dots| slashes.iter().map(move |slash| (dots, slash))) {
            for (end, depth) in ends.iter().flat_map(|end| [1, 4].map(|depth| (end, depth))) {
                let target = format!("{start}{}{end}", format!("{dots}{slash}").repeat(depth)).replace(' ', "%20");
                let answer = client.get(&target);
                assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
                if answer.header("connection") == "close" || answer.status == 400 {
                    client = Client::new(port);
                }
                count += 1;
            }
        }
    }
    assert_eq!(count, 3520);
    assert_eq!(get(port, "/").status, 200);
}

#[test]
fn odd_requests_do_not_end_it() {
    let (_preview, port) = preview();
    let long = "a".repeat(200_000);
    let odd: Vec<Vec<u8>> = vec![
        b"\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"GET / HTTP/1.0\r\n\r\n".to_vec(),
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_vec(),
        b"GET /a#b HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n".to_vec(),
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"
            .to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(500)).into_bytes(),
    ];
    for bytes in odd {
        let mut client = Client::new(port);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        // A server may end the connection before it has read everything.
        let _ = client.send(&bytes);
        drop(client);
        assert_eq!(get(port, "/").status, 200, "{shown:?}");
    }
}

#[test]
fn slow_clients_do_not_hold_up_others() {
    let (_preview, port) = preview();
    let slow: Vec<Client> = (0..200)
        .map(|_| {
            let mut client = Client::new(port);
            client.send(b"GET / HT").unwrap();
            client
        })
        .collect();
    assert_eq!(get(port, "/").status, 200);
    drop(slow);
}

#[test]
fn ten_thousand_requests_are_answered() {
    let (_preview, port) = preview();
    let ask = move || {
        let mut client = Client::new(port);
        (0..2500).filter(|_| client.get("/a/").status == 200).count()
    };
    let clients: Vec<_> = (0..4).map(|_| thread::spawn(ask)).collect();
    assert_eq!(clients.into_iter().map(|client| client.join().unwrap()).sum::<usize>(), 10_000);
}

#[test]
fn page_says_that_there_is_no_site_yet() {
    let preview = Preview::open(0).unwrap();
    let answer = get(port(&preview), "/any/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("There is no site yet"), "{}", answer.text());
}

#[test]
fn file_is_made_once_and_when_it_is_asked_for() {
    let preview = Preview::open(0).unwrap();
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let paths = ["a.txt", "b.txt", "c/index.html"].map(|path| OutputPath::new(path).unwrap());
    let files = Files::new(
        move |path| paths.contains(path),
        move |path| {
            count.fetch_add(1, Ordering::Relaxed);
            if path.as_str() == "b.txt" {
                return Err(Problems { text: "error: a <b>\n".to_owned(), ..Problems::default() });
            }
            Ok(path.to_string().into_bytes())
        },
    );
    preview.show(files, Extent::Anything, Problems::default());
    let mut client = Client::new(port(&preview));
    assert_eq!(made.load(Ordering::Relaxed), 0);
    assert_eq!((client.get("/a.txt").text(), client.get("/a.txt").text()), ("a.txt".to_owned(), "a.txt".to_owned()));
    assert_eq!(made.load(Ordering::Relaxed), 1);
    let faulty = client.get("/b.txt");
    assert_eq!((faulty.status, faulty.header("content-type")), (500, "text/html; charset=utf-8"));
    assert!(faulty.text().contains("<pre>error: a &lt;b&gt;\n</pre>"), "{}", faulty.text());
    assert_eq!((client.get("/c").status, made.load(Ordering::Relaxed)), (307, 2));
}

#[test]
fn taken_port_is_told_with_the_next_step() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let run = Command::new(env!("CARGO_BIN_EXE_lucarne")).args(["serve", "--port", &port]).output().unwrap();
    assert_eq!(run.status.code(), Some(3));
    let said = String::from_utf8(run.stderr).unwrap();
    let expected = format!(
        "error: could not listen at `127.0.0.1:{port}`: Address already in use\n\
         hint: give another port, such as `--port 4001`, or `--port 0` for one that is free\n"
    );
    assert_eq!(said, expected);
}

#[test]
fn edit_is_shown_and_nothing_is_written() {
    let site = ServedSite::start(&[]);
    let mut files = site.listing();
    let mut events = site.events();
    assert_eq!(events.next(), (1, String::new()));
    assert!(site.text("/overview/").contains("The first text."));
    let text = "+++\ntitle = \"Overview\"\n+++\n\nThe second text.\n";
    site.write("content/overview.md", text);
    assert_eq!(events.next(), (2, String::new()));
    assert!(site.text("/overview/").contains("The second text."));
    files.insert("content/overview.md".to_owned(), text.into());
    assert_eq!(site.listing(), files);
}

#[test]
fn file_that_is_touched_has_not_changed() {
    let site = ServedSite::start(&[]);
    let mut events = site.events();
    assert_eq!(events.next().0, 1);
    let text = fs::read_to_string(site.path("content/overview.md")).unwrap();
    site.write("content/overview.md", &text);
    let file = fs::File::options().write(true).open(site.path("content/index.md")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    site.write("content/.overview.md.swp", "an editor's");
    site.write("notes.txt", "no source");
    // Only this is news.
    site.write("content/index.md", "+++\ntitle = \"Another home\"\n+++\n");
    assert_eq!(events.next().0, 2);
    assert!(site.text("/").contains("Another home"));
}

#[test]
fn broken_source_keeps_the_last_site() {
    let site = ServedSite::start(&[]);
    let mut events = site.events();
    assert_eq!(events.next().0, 1);
    let good = fs::read_to_string(site.path("site.toml")).unwrap();
    for broken in ["[site]\nbase_url = 1\n", "[site\n", ""] {
        site.write("site.toml", broken);
        let (number, problems) = events.next();
        assert_eq!(number % 2, 1, "no other site is shown");
        assert!(problems.contains("error["), "{problems}");
        assert!(site.text("/overview/").contains("The first text."));
        site.write("site.toml", &format!("{good}# {broken:?}\n"));
        let (next, problems) = events.next();
        assert_eq!((next, problems.as_str()), (number + 1, ""));
        site.write("site.toml", &good);
        assert_eq!(events.next().0, number + 2);
    }
    fs::remove_file(site.path("site.toml")).unwrap();
    assert!(events.next().1.contains("error"));
    site.write("site.toml", &good);
    assert_eq!(events.next().1, "");
}

#[test]
fn files_folders_templates_and_catalogs_are_followed() {
    let site = ServedSite::start(&[]);
    let mut events = site.events();
    let page = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n");
    let mut follow = |target: &str, status: u16, part: &str| {
        let is_shown = || {
            let answer = get(site.port, target);
            answer.status == status && answer.text().contains(part)
        };
        while !is_shown() {
            events.next();
        }
    };
    site.write("content/new.md", &page("A new page"));
    follow("/new/", 200, "A new page");
    site.rename("content/new.md", "content/newer.md");
    follow("/newer/", 200, "A new page");
    follow("/new/", 404, "");
    site.remove("content/newer.md");
    follow("/newer/", 404, "");
    site.write("content/folder/one.md", &page("One"));
    follow("/folder/one/", 200, "One");
    site.rename("content/folder", "content/moved");
    follow("/moved/one/", 200, "One");
    follow("/folder/one/", 404, "");
    site.write("content/moved/one.md", &page("Two"));
    follow("/moved/one/", 200, "Two");
    site.write("themes/default/templates/404.html", "<title>Own template</title>");
    follow("/nothing/", 404, "Own template");
    site.write("locales/en/site.ftl", "skip-to-content = Skip everything\n");
    follow("/", 200, "Skip everything");
    site.write("static/logo.txt", "a logo");
    follow("/logo.txt", 200, "a logo");
    site.rename("content", "elsewhere");
    assert!(site.path("elsewhere").is_dir());
    site.rename("elsewhere", "content");
    for title in ["Three", "Four"] {
        site.write("content/moved/one.md", &page(title));
        follow("/moved/one/", 200, title);
    }
}

#[test]
fn fault_of_a_template_is_told_of_a_site_that_is_shown() {
    let site = ServedSite::start(&[]);
    let mut events = site.events();
    assert_eq!(events.next(), (1, String::new()));
    site.write("themes/default/templates/404.html", "{{ site.nothing.more }}");
    site.write("content/overview.md", "+++\ntitle = \"Overview\"\n+++\n\nThe second text.\n");
    let told = loop {
        let (_, problems) = events.next();
        if !problems.is_empty() && site.text("/overview/").contains("The second text.") {
            break problems;
        }
    };
    assert!(told.starts_with("error[template-fault]"), "{told}");
    let faulty = get(site.port, "/nothing/");
    assert_eq!(faulty.status, 500);
    assert!(faulty.text().contains("error[template-fault]"), "{}", faulty.text());
    site.write("themes/default/templates/404.html", "mended");
    while !events.next().1.is_empty() || without_script(&site.text("/404.html")) != "mended" {}
}

#[test]
fn drafts_are_shown_where_they_are_asked_for() {
    let hidden = ServedSite::start(&[]);
    assert_eq!(get(hidden.port, "/advisories/EX-2026-0001/").status, 404);
    let shown = ServedSite::start(&["--drafts"]);
    let page = get(shown.port, "/advisories/EX-2026-0001/");
    assert_eq!(page.status, 200);
    assert_eq!(page.header("x-robots-tag"), "noindex");
    assert!(page.text().contains("notice-warning"), "{}", page.text());
}

#[test]
fn random_edits_end_in_the_bytes_of_a_cold_build() {
    edits::run(&ServedSite::start(&[]));
}
