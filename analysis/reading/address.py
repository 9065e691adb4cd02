"""A page from its address: http and https only, from the open internet only, within time, size and redirects.

The name is resolved here, each of its numbers is checked, and the connection goes to a checked one: a name that
answers otherwise the second time leads nowhere else. Each redirect is an address like the first.
"""

import http.client
import ipaddress
import os
import re
import socket
import ssl
import time
import urllib.parse
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer

from analysis.reading.document import one_line
from analysis.reading.error import ReadingError
from analysis.reading.limits import LIMITS, MEGABYTE, Limits

HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Golosa)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8",
    "Accept-Language": "ru,en;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "text/csv": ".csv",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
"""The ending of the name of what a site calls so."""

REDIRECTS = (301, 302, 303, 307, 308)
CHUNK = 1 << 16

Numbers = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts; `target` is what the site is asked for."""

    secure: bool
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address as one line, in Latin letters."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == (443 if self.secure else 80)
        return f"http{'s' * self.secure}://{host}{'' if usual else f':{self.port}'}{self.target}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered: its status, where it sends on to, what it calls the content, the content."""

    status: int
    location: str
    kind: str
    content: bytes


def fetch(address: str, *, limits: Limits = LIMITS) -> tuple[str, bytes]:
    """The name (with an ending) and the content of what is at `address`; ReadingError with the reason where nothing is
    taken.

    `limits.seconds` is for all of it: names, redirects, every byte. With GOLOSA_ALLOW_PRIVATE=1 in the environment
    addresses of the own machine and network are open too.
    """
    url, answer = _follow(address, limits)
    return _name(url, answer.kind), answer.content


def parse_address(address: str) -> Address:
    """The parts of `address`; raises ReadingError where it is none of http or https.

    >>> parse_address(" https://мост.рф/новости?д=1#конец ").url
    'https://xn--l1aeje.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?%D0%B4=1'
    """
    try:
        parts = urllib.parse.urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        if parts.scheme not in ("http", "https") or not host or port == 0:
            raise ReadingError("no_address")
        host = host if ":" in host else _ascii(host)
    except ValueError as error:
        raise ReadingError("no_address") from error
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    secure = parts.scheme == "https"
    return Address(secure, host, port or (443 if secure else 80), urllib.parse.quote(target, safe="/?&=%:;,@!$'()*+~"))


def is_open(number: Numbers) -> bool:
    """Whether `number` is of the open internet: not this machine, not a private network, not many machines at once.

    >>> [is_open(ipaddress.ip_address(n)) for n in ("127.0.0.1", "10.0.0.7", "::ffff:192.168.0.1", "93.184.215.14")]
    [False, False, False, True]
    """
    if any(number in network for network in CLOSED if network.version == number.version):
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if number in TRANSLATED:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)
        if inner is not None and not is_open(inner):
            return False
    return number.is_global and not (number.is_multicast or (number.is_reserved and number not in TRANSLATED))


CLOSED = tuple(map(ipaddress.ip_network, ("192.0.0.8/32", "192.88.99.0/24", "fec0::/10", "3fff::/20")))
"""What not every Python counts as closed: the dummy address of IPv4 (RFC 7600), relays into IPv6 (RFC 7526), networks
of one site (RFC 3879), addresses for examples (RFC 9637)."""

TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 as networks of IPv6 alone write it."""


def _follow(address: str, limits: Limits) -> tuple[str, Answer]:
    """The last address and its answer."""
    until = time.monotonic() + limits.seconds
    at = address
    for _ in range(limits.redirects + 1):
        parsed = parse_address(at)
        with _plain_errors(parsed, until, limits):
            answer = _ask(parsed, until, limits)
        if answer.status not in REDIRECTS or not answer.location:
            break
        at = urllib.parse.urljoin(parsed.url, answer.location)
    else:
        raise ReadingError("many_redirects", limit=limits.redirects)
    if answer.status != 200:
        raise ReadingError("refused_address", host=parsed.host, status=str(answer.status))
    return parsed.url, answer


@contextmanager
def _plain_errors(address: Address, until: float, limits: Limits) -> Iterator[None]:
    """What goes wrong on the way, as a plain sentence."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise ReadingError("no_certificate", host=address.host) from error
    except (OSError, EOFError, http.client.HTTPException, zlib.error, ValueError) as error:
        if time.monotonic() >= until or isinstance(error, TimeoutError):
            raise ReadingError("slow_address", host=address.host, limit=limits.seconds) from error
        key = "no_answer" if isinstance(error, OSError) and not isinstance(error, ssl.SSLError) else "broken_answer"
        raise ReadingError(key, host=address.host) from error


def _ask(address: Address, until: float, limits: Limits) -> Answer:
    with _connected(address, until) as sock:
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = sock
        connection.request("GET", address.target, headers=HEADERS)
        response = connection.getresponse()
        location, kind = response.getheader("Location", ""), response.headers.get_content_type()
        if response.status != 200:
            return Answer(response.status, location, kind, b"")
        coding = response.getheader("Content-Encoding", "").strip().lower()
        content = _read(response.read1, coding, limits)
        if time.monotonic() >= until:  # the end that the reading came to was the cut
            raise TimeoutError
        if response.length:  # promised and not sent
            raise http.client.IncompleteRead(content)
        return Answer(response.status, location, kind, content)


def _read(read: Callable[[int], bytes], coding: str, limits: Limits) -> bytes:
    """All that `read` gives, unpacked as it comes, up to the limit of a file."""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16) if coding in ("gzip", "x-gzip") else None
    pieces: list[bytes] = []
    total = 0
    while piece := read(CHUNK):
        while piece:
            pieces.append(inflater.decompress(piece, CHUNK) if inflater else piece)
            piece = inflater.unconsumed_tail if inflater else b""
            total += len(pieces[-1])
            if total > limits.file:
                raise ReadingError("large_file", limit=limits.file // MEGABYTE)
    if inflater and not inflater.eof:
        raise EOFError
    return b"".join(pieces)


@contextmanager
def _connected(address: Address, until: float) -> Iterator[socket.socket]:
    """A connection to a checked number of the site; at `until` it is cut, wherever it stands."""
    left = until - time.monotonic()
    plain = _connect(_numbers(address, left), address.port, until)
    cut = plain.dup()  # stays ours when the encryption takes the connection over
    timer = Timer(max(until - time.monotonic(), 0), cut.shutdown, (socket.SHUT_RDWR,))
    timer.daemon = True
    timer.start()
    try:
        with _encrypted(plain, address.host) if address.secure else plain as sock:
            yield sock
    finally:
        timer.cancel()
        cut.close()


def _encrypted(sock: socket.socket, host: str) -> ssl.SSLSocket:
    import certifi

    return ssl.create_default_context(cafile=certifi.where()).wrap_socket(sock, server_hostname=host)


def _connect(numbers: list[str], port: int, until: float) -> socket.socket:
    """The first of `numbers` that takes a connection; the time that is left is shared among them."""
    for i, number in enumerate(numbers):
        left = until - time.monotonic()
        try:
            sock = socket.create_connection((number, port), timeout=max(left / (len(numbers) - i), 0.01))
        except OSError:
            if i == len(numbers) - 1:
                raise
        else:
            sock.settimeout(max(until - time.monotonic(), 0.01))
            return sock
    raise OSError


def _numbers(address: Address, seconds: float) -> list[str]:
    """The numbers of the site, at most four; raises ReadingError where there is none, or one that is not open."""
    resolver = ThreadPoolExecutor(1)  # the system's resolver has no limit of its own
    try:
        asked = resolver.submit(socket.getaddrinfo, address.host, address.port, type=socket.SOCK_STREAM)
        found = dict.fromkeys(str(information[4][0]) for information in asked.result(max(seconds, 0)))
    except (socket.gaierror, UnicodeError) as error:
        raise ReadingError("unknown_host", host=address.host) from error
    finally:
        resolver.shutdown(wait=False)
    if os.environ.get("GOLOSA_ALLOW_PRIVATE") != "1":
        for number in found:
            if not is_open(ipaddress.ip_address(number)) or _is_own(number):
                raise ReadingError("private_address", host=address.host)
    return list(found)[:4]


def _is_own(number: str) -> bool:
    """Whether this machine has `number`: only then a socket may be bound to it."""
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as sock:
            sock.bind((number, 0))
    except OSError:
        return False
    return True


def _ascii(host: str) -> str:
    import idna

    plain = host.rstrip(".")
    if plain.isascii():
        if not re.fullmatch(r"[\w.-]+", plain):
            raise ReadingError("no_address")
        return plain
    try:
        return idna.encode(plain, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ReadingError("no_address") from error


def _name(url: str, kind: str) -> str:
    """The last part of the path, or the site, with an ending that says what the content is."""
    parts = urllib.parse.urlsplit(url)
    last = urllib.parse.unquote(parts.path.rstrip("/").rsplit("/", 1)[-1])
    name = one_line(last.replace("/", " ").replace("\\", " "))[-120:] or parts.hostname or ""
    ending = ENDINGS.get(kind, "")
    known = r"\.(x?html?|mht)$" if ending == ".html" else r"\.[a-z]\w{1,4}$"
    return name if re.search(known, name.lower()) else name + ending
