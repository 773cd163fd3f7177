# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generic cases: names, versions and paths of every kind, and every byte."""
from urllib.parse import quote

from poison import Registry

registry = Registry()
every = bytes(range(256)) * 4


def put(name, version, file, data=every):
    return registry.request("PUT", f"{registry.base}/generic/{quote(name, safe='')}/{quote(version, safe='')}/{quote(file, safe='/')}", data)


registry.good("good", put("good", "1.0.0", "good.bin"))
for name in ["a", "A.b-c_d+e", "1", ".hidden", "a" * 255, "__proto__", "CON", "a.json"]:
    registry.case(f"name {name}", put(name, "1.0.0", "a.bin"), True)
for name in ["a b", "a/b", "..", ".", "\u00e9", "a\u202eb", "a\x00", "a\n", "<a>", "a%b", "a?b", "a#b", "a&b", "'", '"', "a" * 256, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")]:
    registry.case(f"name {name!r}", put(name, "1.0.0", "a.bin"), False)
for number, version in enumerate(["1", "1.0.0", "2024-01-02", "v1.0+build", "latest", "1_0", "9" * 200]):
    registry.case(f"version {version}", put(f"v{number}", version, "a.bin"), True)
for number, version in enumerate(["1..0", "1/0", "1 0", "\u0661", "<1>", "..", "9" * 256]):
    registry.case(f"version {version!r}", put(f"w{number}", version, "a.bin"), False)
for number, file in enumerate(["a", "a.tar.gz", "linux/app.bin", "a~b", "a@b", "a+b", "x/y/z/a"]):
    registry.case(f"file {file}", put("files", f"1.{number}", file), True)
for number, file in enumerate(["../a", "a/../b", "a//b", "./a", "~a", "a b", "\u00e9", "a\x00", "a\\b", "<a>", "a" * 1025]):
    registry.case(f"file {file!r}", put("odd", f"1.{number}", file))
for number, file in enumerate([b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xef\xbb\xbfa", b"a\r\nb", b"a\x1b[31m"]):
    for place in [f"generic/spoilt/2.{number}/{quote(file)}", f"generic/{quote(file)}/1.0.0/a", f"generic/spoilt/{quote(file)}/a"]:
        registry.case(f"path {place}", registry.request("PUT", f"{registry.base}/{place}", every))
registry.done()
