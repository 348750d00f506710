"""Files made to do harm, of every kind that is read. Each maker is given a seeded random generator."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from collections.abc import Iterator

from tests.analyzer.reading import file_formats as files

NAMES = (
    "../out.txt", "..\\out.txt", "/etc/out.txt", "C:\\out.txt", "a/../../out.txt", "//server/out.txt", "~/out.txt",
    "con.txt", "a\nb.txt", "a\0b.txt", "\u202etxt.exe", "." * 300 + ".txt", "a" * 5000 + ".txt", " ", "%2e%2e%2fout.txt",
    "out.txt\u200b", "file:///out.txt", "nul", "-rf.txt",
)  # fmt: skip
ENCODINGS = [
    "ascii",
    "big5",
    "big5hkscs",
    "cp037",
    "cp424",
    "cp437",
    "cp500",
    "cp720",
    "cp737",
    "cp775",
    "cp850",
    "cp852",
    "cp855",
    "cp857",
    "cp860",
    "cp861",
    "cp862",
    "cp863",
    "cp864",
    "cp865",
    "cp866",
    "cp869",
    "cp874",
    "cp932",
    "cp949",
    "cp950",
    "cp1006",
    "cp1026",
    "cp1140",
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "euc_jp",
    "euc_kr",
    "gb2312",
    "gbk",
    "gb18030",
    "hz",
    "iso2022_jp",
    "iso2022_kr",
    "latin_1",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "iso8859_9",
    "iso8859_15",
    "johab",
    "koi8_r",
    "koi8_u",
    "mac_roman",
    "ptcp154",
    "shift_jis",
    "utf_7",
    "utf_16",
]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed, cut, doubled or taken out."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(max(len(made), 1))
        what = chance.randrange(5)
        if what == 0:
            made[at : at + 1] = bytes([chance.randrange(256)])
        elif what == 1:
            del made[at : at + chance.randint(1, 200)]
        elif what == 2:
            made[at:at] = made[at : at + chance.randint(1, 200)] * 2
        elif what == 3:
            made[at:at] = chance.randbytes(chance.randint(1, 40))
        elif chance.random() < 0.3:
            del made[at:]
        if not made:
            made = bytearray(b"\0")
    return bytes(made)


def zip_of(size: int) -> bytes:
    """A file of zeros, packed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("a.txt", "w") as member,
    ):
        for _ in range(size // 1_000_000):
            member.write(bytes(1_000_000))
    return made.getvalue()


def zips() -> Iterator[tuple[str, bytes]]:
    """Bombs: large, nested, with headers that lie about the size or the number of files."""
    bomb = zip_of(200_000_000)
    yield "large", bomb
    yield "nested", files.zipped({"1.zip": files.zipped({"2.zip": files.zipped({"3.zip": bomb})})})
    lying = bytearray(bomb)
    at = lying.rfind(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 10)  # the size that the list of members states
    lying[22:26] = struct.pack("<I", 10)
    yield "lying about its size", bytes(lying)
    counted = bytearray(files.zipped({"a.txt": b"a"}))
    end = counted.rfind(b"PK\x05\x06")
    counted[end + 8 : end + 12] = struct.pack("<HH", 65_535, 65_535)
    yield "lying about its members", bytes(counted)
    yield "many members", files.zipped({f"{number}.txt": b"a" for number in range(3_000)})
    yield "a workbook that is a bomb", files.zipped({"xl/workbook.xml": b"<a>" + bytes(100_000_000)})
    yield "a document that is a bomb", files.zipped({"word/document.xml": b"<a>" + b" " * 100_000_000})


def nameless_zip() -> bytes:
    """A member without a name: the one letter that it had is said to be something else."""
    made = bytearray(files.zipped({"Q": files.TEXT.encode()}))
    made[26:30] = struct.pack("<HH", 0, 1)
    at = made.rfind(b"PK\x01\x02")
    made[at + 28 : at + 32] = struct.pack("<HH", 0, 1)
    return bytes(made)


def entity_bombs(count: int) -> Iterator[tuple[str, bytes]]:
    """Entities that grow, in every kind of file that holds XML or HTML."""
    for number in range(count):
        depth, width = 5 + number % 10, 5 + number % 7
        entities = '<!ENTITY a0 "ha">' + "".join(
            f'<!ENTITY a{level} "{f"&a{level - 1};" * width}">' for level in range(1, depth)
        )
        xml = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><d>&a{depth - 1};</d>'
        kind = number % 5
        if kind == 0:
            yield "a.docx", files.zipped({"word/document.xml": xml.encode(), "[Content_Types].xml": b"<a/>"})
        elif kind == 1:
            yield "a.docx", files.zipped({"word/document.xml": b"\xff\xfe" + xml.encode("utf-16-le")})
        elif kind == 2:
            yield "a.odt", files.open_document(xml)
        elif kind == 3:
            yield "a.xlsx", files.zipped({"xl/workbook.xml": xml.encode()})
        else:
            yield (
                "a.xhtml",
                xml.replace("<d>", "<html><body><p>").replace("</d>", "</p></body></html>").encode(),
            )


def alias_bombs(count: int) -> Iterator[tuple[str, bytes]]:
    """Front matter whose aliases grow, in lists and in merged mappings."""
    for number in range(count):
        width, depth = 4 + number % 6, 6 + number % 4
        if number % 2:
            lines = ["a0: &a0 {k: v}"] + [
                f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * width)}]}}"
                for level in range(1, depth)
            ]
        else:
            lines = ['a0: &a0 ["ha", "ha"]'] + [
                f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, depth)
            ]
        yield (
            "a.md",
            ("---\n" + "\n".join([*lines, f"title: *a{depth - 1}"]) + f"\n---\n{files.TEXT}").encode(),
        )


def messages(count: int, chance: random.Random) -> Iterator[bytes]:
    """Messages with broken headers, charsets that do not exist, and parts that never end."""
    headers = (
        "From: =?utf-8?b?!!!?= <a@b>", "From: \xff\xfe", "From:", "From: <<<>>>", "From: \"a\" <@>,,;:", "Subject: =?x?q?=FF?=",
        "Subject: =?utf-8?q?a", "Date: 99 Foo 99999 99:99:99 +99999", "Date: Mon, 1 Jan 0000 00:00:00 +0000", "Date: ()",
        "Content-Type: multipart/mixed; boundary=", "Content-Type: multipart/mixed; boundary=x", "Content-Type: ;;;",
        "Content-Type: text/plain; charset=no-such", "Content-Type: text/plain; charset*=utf-8''%FF", "Content-Type: text/html",
        "Content-Type: text/plain; charset=\"utf-8", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: quoted-printable", "Content-Type: message/rfc822", "Content-Disposition: attachment; filename*0*=a''%",
        "MIME-Version: 1.0", "Message-ID: <1>", "Content-Type: multipart/related; boundary=x", "To: undisclosed: ;", "X: " + "a" * 2_000,
    )  # fmt: skip
    for _ in range(count):
        chosen = chance.sample(headers, chance.randint(3, 8))
        body = chance.choice(
            (
                files.TEXT,
                "--x\n\na\n--x",
                "=\n=E",
                "!!!!",
                "begin 666 a\nzz",
                "--x\nContent-Type: message/rfc822\n\n--x",
            )
        )
        yield ("MIME-Version: 1.0\nMessage-ID: <1>\n" + "\n".join(chosen) + "\n\n" + body).encode(
            "utf-8", "ignore"
        )


def tables(count: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Rows with stray quotation marks, wrong numbers of cells, broken JSON, NUL bytes and formulas."""
    cells = (
        '"',
        '""',
        "a,b",
        "=cmd|' /C calc'!A1",
        "\0",
        "\n",
        "\r",
        "é",
        "",
        " ",
        "x" * 500,
        '"open',
        'a "quoted" word',
        "\t",
    )
    lines = ("{}", "[]", "null", '{"text": 1e999}', '{"text": "a"', '{"text": "\\ud800"}', '{"text": ["a", null]}', "[" * 500,
             '{"text": "one", "title": {"name": 5}}', "1" * 5_000, '{"text": "good", "date": "3/4/2024"}', "NaN")  # fmt: skip
    for number in range(count):
        rows = chance.randint(1, 30)
        if number % 2:
            made = "title,text\n" + "".join(
                ",".join(chance.choice(cells) for _ in range(chance.randint(0, 4))) + "\n"
                for _ in range(rows)
            )
            yield "a.csv", made.encode()
        else:
            yield (
                "a.jsonl",
                (
                    '{"title": "a", "text": "b"}\n' + "\n".join(chance.choice(lines) for _ in range(rows))
                ).encode(),
            )


def seeds_of_every_format() -> dict[str, bytes]:
    """A good file of each format, to be mutated."""
    return {
        "a.txt": files.TEXT.encode(),
        "a.md": f"---\ntitle: A\n---\n{files.TEXT}".encode(),
        "a.html": b"<html><body><article><p>" + files.TEXT.encode(),
        "a.pdf": files.pdf(times=2),
        "a.docx": files.word(),
        "a.odt": files.open_document(),
        "a.rtf": files.rich_text(),
        "a.eml": files.message({"a.docx": files.word()}),
        "a.mhtml": files.saved_page(),
        "a.csv": f'title,text\nA,"{files.TEXT}"\n'.encode(),
        "a.jsonl": json.dumps({"title": "A", "text": files.TEXT}).encode(),
        "a.xlsx": files.workbook([["title", "text"], ["A", files.TEXT]]),
        "a.zip": files.zipped({"a.txt": files.TEXT.encode(), "b/a.docx": files.word()}),
    }
