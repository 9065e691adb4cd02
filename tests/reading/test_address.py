"""Addresses: what a site of our own answers, however badly; what must never be asked."""

import gzip
import http.server
import shutil
import socket
import ssl
import subprocess
import threading
import time
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import address
from analysis.reading.address import fetch, is_open, parse_address
from analysis.reading.error import ReadingError
from analysis.reading.limits import Limits

STORY = "<h1>Мост открыт</h1>".encode()


class Site(http.server.BaseHTTPRequestHandler):
    """Answers by the path."""

    def do_GET(self):
        getattr(self, self.path.strip("/").split("/")[0].split("?")[0].replace("-", "_") or "story", self.missing)()

    def log_message(self, *_):
        pass

    def answer(self, content, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def story(self):
        self.answer(STORY, Content_Type="text/html; charset=utf-8", Content_Length=str(len(STORY)))

    def missing(self):
        self.answer(b"", 404)

    def host(self):
        self.answer(self.headers["Host"].encode(), Content_Type="text/plain")

    def table(self):
        self.answer(b"x", Content_Type="text/csv")

    def away(self):
        self.answer(b"", 302, Location="/story")

    def round(self):
        self.answer(b"", 301, Location="/round?again")

    def elsewhere(self):
        self.answer(b"", 307, Location="file:///etc/passwd")

    def nowhere(self):
        self.answer(b"", 302)

    def packed(self):
        self.answer(gzip.compress(STORY), Content_Encoding="gzip")

    def bomb(self):
        self.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def cut(self):
        self.answer(STORY, Content_Length="1000")

    def cut_packed(self):
        self.answer(gzip.compress(STORY)[:-9], Content_Encoding="gzip")

    def bad_packed(self):
        self.answer(STORY, Content_Encoding="gzip")

    def endless(self):
        self.send_response(200)
        self.end_headers()
        self.pour(bytes(100_000), 0)

    def drip(self):
        self.send_response(200)
        self.end_headers()
        self.pour(b"x", 0.05)

    def slow_head(self):
        self.pour(b"H", 0.05)

    def silent(self):
        time.sleep(3)

    def noise(self):
        self.wfile.write(b"\0\1\2 no http\r\n\r\n")

    def pour(self, piece, pause):
        try:
            for _ in range(60 if pause else 100_000):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def allowed(monkeypatch):
    monkeypatch.setenv("GOLOSA_ALLOW_PRIVATE", "1")


def refused(url, **limits):
    with pytest.raises(ReadingError) as caught:
        fetch(url, limits=Limits(**limits))
    assert str(caught.value).endswith(".")
    return caught.value.key


def test_a_page_and_its_name(site):
    assert fetch(site) == ("127.0.0.1.html", STORY)
    assert fetch(f"{site}/story/%D0%9C%D0%BE%D1%81%D1%82.php?x=1#y") == ("Мост.php.html", STORY)
    assert fetch(f"{site}/story/most.html") == ("most.html", STORY)
    assert fetch(f"{site}/table/export.txt") == ("export.txt", b"x")
    assert fetch(f"{site}/table/") == ("table.csv", b"x")
    assert fetch(f"{site}/packed")[1] == STORY
    assert fetch(f"{site}/story/a%00%1b%2f..%5cb.html")[0] == "a .. b.html"


def test_the_site_is_told_its_own_name(site):
    port = site.rsplit(":", 1)[1]
    assert fetch(f"http://localhost:{port}/host")[1] == f"localhost:{port}".encode()


def test_redirects_are_followed_some_way(site):
    assert fetch(f"{site}/away") == ("story.html", STORY)
    assert refused(f"{site}/round") == "many_redirects"
    assert refused(f"{site}/away", redirects=0) == "many_redirects"
    assert refused(f"{site}/elsewhere") == "no_address"
    assert refused(f"{site}/nowhere") == "refused_address"


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("missing-page", "refused_address"),
        ("cut", "broken_answer"),
        ("cut-packed", "broken_answer"),
        ("bad-packed", "broken_answer"),
        ("noise", "broken_answer"),
    ],
)
def test_bad_answers(site, path, key):
    assert refused(f"{site}/{path}") == key


def test_a_body_without_end_and_a_bomb_are_cut_off(site):
    assert refused(f"{site}/endless", file=5_000_000) == "large_file"
    assert refused(f"{site}/bomb", file=5_000_000) == "large_file"


@pytest.mark.parametrize("path", ["drip", "slow-head", "silent"])
def test_the_limit_of_time_is_for_all_of_it(site, path):
    """Each waits less than a second for the next byte, and three in all."""
    assert refused(f"{site}/{path}", seconds=1) == "slow_address"


def test_who_does_not_answer_and_who_is_unknown():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert refused(f"http://127.0.0.1:{unused.getsockname()[1]}/") == "no_answer"
    assert refused("http://no-such-host.invalid/") == "unknown_host"


@pytest.fixture
def secure_site(tmp_path):
    """A site that speaks https, and the certificate that it vouches for itself with."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([shutil.which("openssl"), *made], check=True, capture_output=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_port}", str(certificate)
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_an_encrypted_page_is_taken_from_whom_the_certificate_names(secure_site, monkeypatch):
    url, certificate = secure_site
    assert refused(f"{url}/story") == "no_certificate"
    monkeypatch.setattr("certifi.where", lambda: certificate)
    assert fetch(f"{url}/story")[1] == STORY
    assert refused(f"{url.replace('localhost', '127.0.0.1')}/story") == "no_certificate"
    assert refused(f"{url}/drip", seconds=1) == "slow_address"


def test_encryption_needs_a_certificate_and_a_partner_that_speaks_it(site):
    assert refused(site.replace("http:", "https:")) == "broken_answer"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "мост",
        "ftp://v.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///x",
        "http://[::1",
        "//v.example",
        "http://v.example:99999/",
        "http://v.example:0/",
        "http://a b/",
        "http://v\x00/",
        "http://" + "я" * 300,
    ],
)
def test_what_is_no_address(url):
    assert refused(url) == "no_address"


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://V.Example", "http://v.example/"),
        ("https://v.example:443/a b?q=мост", "https://v.example/a%20b?q=%D0%BC%D0%BE%D1%81%D1%82"),
        ("http://user:pass@v.example/", "http://v.example/"),
        ("http://v.example/%D0%9C\r\nX: 1", "http://v.example/%D0%9CX:%201"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://тара.рф", "http://xn--80aa1cg.xn--p1ai/"),
    ],
)
def test_an_address_is_asked_for_in_latin_letters(url, asked):
    assert parse_address(url).url == asked


# ---------------------------------------------------------------- own machine and network
PRIVATE = [
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
]
PRIVATE += [
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
]
PRIVATE += ["3fff::1", "fec0::1", "feff::1", "192.88.99.1", "192.0.0.8", "2002:c058:6301::1"]
PRIVATE += ["2002:7f00:1::", "64:ff9b::a00:1", "fe80::1%lo", "2001:db8::1"]


@pytest.mark.parametrize("number", PRIVATE)
def test_numbers_that_are_not_of_the_open_internet(number):
    assert not is_open(ip_address(number))


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"]
)
def test_numbers_of_the_open_internet(number):
    assert is_open(ip_address(number))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "user@127.0.0.1",
    ],
)
def test_the_own_machine_and_network_are_not_asked(site, host, monkeypatch):
    monkeypatch.delenv("GOLOSA_ALLOW_PRIVATE")
    assert refused(f"http://{host}:{site.rsplit(':', 1)[1]}/") == "private_address"


def answering(monkeypatch, *numbers):
    """The names of all sites lead to `numbers`, one after the other."""
    asked = iter(numbers)

    def resolve(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in next(asked)]

    monkeypatch.setattr(address.socket, "getaddrinfo", resolve)


def test_a_name_is_resolved_once_and_the_checked_number_is_asked(monkeypatch):
    monkeypatch.delenv("GOLOSA_ALLOW_PRIVATE")
    answering(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    connected = []

    def connect(to, **_):
        connected.append(to)
        raise ConnectionRefusedError

    monkeypatch.setattr(address.socket, "create_connection", connect)
    assert refused("http://v.example:8080/") == "no_answer"
    assert connected == [("93.184.215.14", 8080)]


def test_one_private_number_among_open_ones_is_enough_to_refuse(monkeypatch):
    monkeypatch.delenv("GOLOSA_ALLOW_PRIVATE")
    answering(monkeypatch, ["93.184.215.14", "10.0.0.1"])
    assert refused("http://v.example/") == "private_address"


def test_a_number_of_this_machine_is_its_own_even_if_it_looks_open(monkeypatch):
    monkeypatch.delenv("GOLOSA_ALLOW_PRIVATE")
    monkeypatch.setattr(address, "is_open", lambda number: True)
    assert refused("http://127.0.0.1/") == "private_address"


def test_a_redirect_to_the_own_machine_is_refused(site, monkeypatch):
    monkeypatch.delenv("GOLOSA_ALLOW_PRIVATE")
    port = int(site.rsplit(":", 1)[1])
    answering(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])

    def connect(to, **_):
        sock = socket.socket()
        sock.connect(("127.0.0.1", port))
        return sock

    monkeypatch.setattr(address.socket, "create_connection", connect)
    assert refused("http://v.example/away") == "private_address"


@given(st.text(max_size=40) | st.text(max_size=30).map(lambda text: f"http://{text}"))
def test_any_text_is_an_address_or_none(text):
    try:
        url = parse_address(text).url
    except ReadingError as error:
        assert error.key == "no_address"
    else:
        assert url.isascii()
        assert not set(url) & set(" \r\n\0")
