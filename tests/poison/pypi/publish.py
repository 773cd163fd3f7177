# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""PyPI's cases: archives, metadata, form fields, file names, versions and names."""
import gzip
import io
import tarfile
import zlib

from poison import Registry, form, tgz, zip_dated, zipped

registry = Registry()
number = 0


def upload(name, version, metadata="", fields=(), file_name=None, inside=None, spoil=None):
    text = inside if inside is not None else f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{metadata}\n"
    stem = f"{name.replace('-', '_')}-{version}"
    file_name = file_name or f"{stem}-py3-none-any.whl"
    if file_name.endswith(".whl"):
        info = f"{stem}.dist-info"
        data = zipped([(f"{name}.py", "x = 1\n"), (f"{info}/METADATA", text.encode(errors="surrogateescape")),
                       (f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
                       (f"{info}/RECORD", f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")])
    else:
        data = tgz([(f"{stem}/PKG-INFO", text.encode(errors="surrogateescape")), (f"{stem}/{name}.py", b"x = 1\n")])
    if spoil:
        data = spoil(data, stem, text.encode())
    body, headers = form([(":action", "file_upload"), ("protocol_version", "1"), ("name", name), ("version", version),
                          ("filetype", "bdist_wheel"), ("pyversion", "py3"), *fields], "content", file_name, data)
    return registry.request("POST", f"{registry.base}/pypi", body, headers)


def case(metadata="", must=None, version="2.0.0", **more):
    global number
    number += 1
    name = f"case{number}"
    registry.good(name, upload(name, "1.0.0"))
    if "file_name" in more:
        more["file_name"] = more["file_name"].replace("NAME", name)
    if "inside" in more:
        more["inside"] = more["inside"].replace("NAME", name)
    registry.case(name, upload(name, version, metadata, **more), must)


def with_link(data, stem, text):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        link = tarfile.TarInfo(f"{stem}/PKG-INFO")
        link.type, link.linkname = tarfile.SYMTYPE, "setup.py"
        tar.addfile(link)
    return packed.getvalue()


def wheel_with(wheel, record=True, more=()):
    def spoil(data, stem, text):
        info = f"{stem}.dist-info"
        files = [("x.py", "x = 1\n"), (f"{info}/METADATA", text), *more]
        files += [(f"{info}/WHEEL", wheel)] if wheel is not None else []
        files += [(f"{info}/RECORD", "")] if record else []
        return zipped(files)
    return spoil


def with_wrong_checksum(data, stem, text):
    crc = zlib.crc32(b"x = 1\n").to_bytes(4, "little")
    assert data.count(crc) == 2
    return data.replace(crc, b"\1\2\3\4")


def tar_dated(stem, text, time):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", format=tarfile.GNU_FORMAT) as tar:
        info = tarfile.TarInfo(f"{stem}/PKG-INFO")
        info.size, info.mtime = len(text), time
        tar.addfile(info, io.BytesIO(text))
    return packed.getvalue()


registry.good("good", upload("good", "1.0.0"))

# P7_sources: what pip cannot unpack or build; an old one with a setup.py is built.
source = "NAME-2.0.0.tar.gz"
for spoil in [lambda *_: b"", lambda *_: b"hello", lambda *_: gzip.compress(b"hello"), lambda *_: tgz([]), with_link, lambda data, *_: data[:-20],
              lambda data, *_: data[:-8] + b"\1\2\3\4" + data[-4:], lambda data, *_: gzip.decompress(data), lambda data, stem, text: tgz([("a/b/PKG-INFO", text)]),
              lambda data, stem, text: tgz([("a/setup.py", b""), ("b/c", b"")]), lambda data, stem, text: zipped([(f"{stem}/PKG-INFO", text)])]:
    case(file_name=source, must=False, spoil=spoil)
for ending in [".zip", ".tar.bz2", ".tar.xz", ".tgz"]:
    case(file_name=f"NAME-2.0.0{ending}", must=False, spoil=lambda *_: b"hello" * 99)
case(file_name=source, must=True, spoil=lambda data, stem, text: tgz([(f"{stem}/setup.py", b"import setuptools\nsetuptools.setup()\n")]))
# P7_wheels: what pip and uv call no wheel.
for wheel in [None, "", "garbage", b"\xff\xfe\x01", "Wheel-Version: 9.0\n", "Wheel-Version: one\n", "Tag: py3-none-any\n"]:
    case(must=False, spoil=wheel_with(wheel))
case(must=False, spoil=wheel_with("Wheel-Version: 1.0\n", record=False))
case(must=False, spoil=wheel_with("Wheel-Version: 1.0\n", more=[("other-1.0.dist-info/INSTALLER", "x")]))
case(must=True, spoil=wheel_with("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"))
case(must=False, spoil=with_wrong_checksum)
# Dates that no calendar has: in a zip those of month 0, day 31 of month 15, in a tar those before and long after our time.
for date in [0, 0xffff, 0x21]:
    case(spoil=lambda data, *_: zip_dated(data, date))
for time in [-1, 2 ** 33, 2 ** 62]:
    case(file_name=source, spoil=lambda data, stem, text: tar_dated(stem, text, time))

for one in ["good", "good>=1", "good >= 1.0, < 2", "good (>=1.0)", "good[extra]>=1", "good[a,b] ; python_version < '4'", "good==1.*", "good!=1.5.*", "good~=1.0",
            "good ; extra == 'test'", "good>=1; python_version >= '3' and (sys_platform == 'linux' or os_name == \"nt\")", "good @ https://host.example/good.whl",
            "good@https://host.example/g.whl ; python_version > '3'", "good===1.0", "Good.Name_x>1", "good>=1.0.dev1", "good;platform_system=='Windows'",
            "good ; 'linux' in sys_platform", "good ; sys_platform not in 'a b'", "good[]", "good()"]:
    case(f"Requires-Dist: {one}", True)
for one in ["", " ", ">=1", "good >= ", "good (>1", "good >1)", "good; python_version", "good [x", "good @ ", "good>=1,<", "good>=1,,<2", "good (>dev)", "good>=1.0.*", "good ~=1",
            "good=>1", "good=1", "good 1.0", "-good", "good-", "g\u00e9", "good; foo == 'x'", "good; python_version ~ '3'", "good; python_version == 3", "good; (python_version > '3'",
            "good; extra == 'x", "good!", "good[a b]", "good[,]", "good>=1.0+local", "good~=1.0+x", "good==1.0+x.*", "good>=1;", "good;;", "good @ a b", "good>=one", "a" * 5000,
            "good" + ">=1," * 500 + "<2", "good; " + "(" * 100 + "python_version > '3'" + ")" * 100, "good\x00", "good>=\u0661"]:
    case(f"Requires-Dist: {one}")
for one in [">=3", ">=2.7, !=3.0.*, <4", "~=3.8", ">=3.6.*", "3.6+", ">=3.x", ">3 <", '"><script>', "", "&amp;", "==3", "\u00e9", ">=3\r\n", "a" * 3000]:
    case(f"Requires-Python: {one}", fields=[("requires_python", one)])
for one in ["Name: other", "Version: 3.0.0", "Metadata-Version: 9.9", "Summary: a\n\tb", "Classifier: Private :: x", "Dynamic: Name", "License-Expression: (((", "Provides-Extra: a b",
            "Provides-Extra: -", "Project-URL: x", "Project-URL: a, javascript:x", "Author-email: x", "Keywords: \u00e9", "Description-Content-Type: text/odd", "nonsense", ": x", "\ud800"[:0],
            "X: \udcff", "Summary: \udcff", "Requires-Dist: good; extra == '\udcff'", "Author: a\x00b", "Summary: a\x1b[31mb", "Summary: a\rb", "Author: a\x0bb\x0cc\x1cd\x85e\u2028f",
            "Home-page: a\x00", "License: a\x01", "Keywords: a\nb: c", "Summary: " + "x" * 100000, "Metadata-Version: x", "Metadata-Version: 2.1",
            "Dynamic: \x00", "Requires-External: C", "Platform: any\nPlatform: any"]:
    case(one)
for one in ["Summary: \udcff\udcfe", "Author: J\udcf6rg", "\nAbout \udce9t\udce9."]:
    case(one, False)
case(inside="")
case(inside="Metadata-Version: 2.1\nName: other\nVersion: 2.0.0\n", must=False)
case(inside="Metadata-Version: 2.1\nName: NAME\nVersion: 3.0.0\n", must=False)
case(inside="\ufeffMetadata-Version: 2.1\nName: NAME\nVersion: 2.0.0\n")
for file in ["NAME-2.0.0.tar.gz", "NAME-2.0.0-1-py3-none-any.whl", "NAME-2.0.0-py2.py3-none-any.whl"]:
    case(file_name=file, must=True)
for file in ["NAME-2.0.0.egg", "NAME-2.0.0-py3-none.whl", "NAME.whl", "NAME-2.0.0.tar.gz.exe", "NAME-3.0.0-py3-none-any.whl", "other-2.0.0.tar.gz",
             "NAME-2.0.0-py3-none-any.WHL", "NAME__-2.0.0-py3-none-any.whl", "NAME-02.0.0-py3-none-any.whl", "NAME-2_0_0-py3-none-any.whl"]:
    case(file_name=file)
for version in ["2.0rc1", "2.0.post1", "2.0.dev3", "2.0+local.1", "1!2.0", "2", "v2.0", "2.0.a"]:
    case(version=version, file_name=f"NAME-{version}.tar.gz")
for version in ["latest", "2004d", "2.0.", "2..0", "", "2.0 beta", "2.0+", "2.0+\u00e9", "1" * 300]:
    case(version=version, must=False, file_name="NAME-2.0.0.tar.gz")
for fields in [[("attestations", "nonsense")], [("attestations", "[]")], [("summary", "<script>")], [("yanked", "x")], [("requires_dist", "!!")], [("name", "other")],
               [("filetype", "odd")], [("pyversion", "<")], [("metadata_version", "9")]]:
    case(fields=fields)
for name in ["a", "a-b", "a.b", "A_b", "1"]:
    registry.case(name, upload(name, "1.0.0"), True)
for name in ["@a/b", ".a", "a b", "\u00e9", "a/b", "../a", "..", "a\x00", "a\nb", "-a", "a-", "a" * 256]:
    registry.case(name, upload(name, "1.0.0", file_name=f"{name.replace('/', '_')}-1.0.0.tar.gz"), False)

registry.done()
