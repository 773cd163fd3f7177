# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Composer's cases: what a composer.json may say, and versions and names."""
import json

from poison import Registry, form, zip_dated, zipped

registry = Registry()


def publish(name, version, manifest, date=None):
    text = manifest if isinstance(manifest, (str, bytes)) else json.dumps({"name": name, **manifest})
    data = zipped([("composer.json", text), ("src/A.php", "<?php\n")])
    if date is not None:
        data = zip_dated(data, date)
    body, headers = form([("version", version)] if version else [], "package", "package.zip", data)
    return registry.request("POST", f"{registry.base}/composer", body, headers)


number = 0


def case(manifest, must=None, version="2.0.0", date=None):
    global number
    number += 1
    name = f"acme/case{number}"
    registry.good(name, publish(name, "1.0.0", {}))
    registry.case(name, publish(name, version, manifest, date), must)


registry.good("acme/good", publish("acme/good", "1.0.0", {"description": "A good neighbour"}))

odd = [None, 5, True, False, "text", "a\n\r\u0000\u001b[31m\u0085\u2028b", "", [], ["text"], [5], {}, {"a": 5}, {"a": None}, {"a": ["b"]}, {"a": {"b": "c"}}, {"a": "b"}]
for field in ["description", "type", "keywords", "homepage", "readme", "time", "license", "authors", "support", "funding",
              "require", "require-dev", "conflict", "replace", "provide", "suggest", "autoload", "autoload-dev", "include-path",
              "target-dir", "minimum-stability", "prefer-stable", "repositories", "config", "scripts", "extra", "bin", "archive",
              "abandoned", "non-feature-branches", "installation-source", "dist", "source", "transport-options", "php-ext",
              "scripts-descriptions", "notification-url", "default-branch", "uid", "version_normalized", "unknown"]:
    for value in odd:
        case({field: value})
for kind in ["require", "require-dev", "conflict", "replace", "provide"]:
    for value in [None, [], {}]:
        case({kind: value}, True)
    for value in ["x", 5, True, False, [1], ["acme/good"], {"acme/good": None}, {"acme/good": 5}, {"acme/good": {}}, {"acme/good": ["*"]}, {"\0": "*"}, {"a\x1bb": "*"}]:
        case({kind: value}, False)
for value in ["1e999", "-1e999", "9" * 400]:
    case('{"name": "acme/case%d", "extra": {"a": %s}}' % (number + 1, value), False)
for value in ["1e300", "9" * 40, "-0"]:
    case('{"name": "acme/case%d", "extra": {"a": %s}}' % (number + 1, value), True)
for value in [{"branch-alias": 5}, {"branch-alias": {"dev-main": 5}}, {"branch-alias": {"dev-main": "x"}}, {"branch-alias": {"dev-main": "1.x-dev"}},
              {"branch-alias": {"2.0.0": "1.x-dev"}}, {"branch-alias": {"2.0.0": []}}]:
    case({"extra": value})
    case({"extra": value}, None, "dev-main")
for value in [{"psr-4": 5}, {"psr-4": {"A": 5}}, {"psr-4": {"A\\": "src/"}}, {"psr-0": []}, {"classmap": "x"}, {"files": {"a": []}}, {"psr-4": {"A": "src/"}}]:
    case({"autoload": value})
for constraint in ["*", "1.0", "^1.2", "~1.2.3", ">=1.0 <2.0", ">=1.0,<2.0", "1.0 || 2.0", "1.0|2.0", "1.0 - 2.0", "1.*", "1.0.x", "v1.2",
                   "!=1.5", "<>1.5", "==1.0", "=1.0", "dev-main", "dev-feature/x", "1.x-dev", "self.version", "@dev", "^1@beta", "1.0.0-RC1",
                   "dev-main#abcdef", "dev-main as 1.0.x-dev", ">= 1.0", "1.0.0.0", "^0.0.0.1", "~2", "*@dev", "1.0.0-alpha.1", "<1.0-dev",
                   ">1.0,!=1.5 || ^3", " 1.0 ", "1.2.x-dev", "2.0.x-dev", "~1.0@RC", "20240101", "2024.01.02", "1.0.0+build", "x", "1.0.*@dev"]:
    for kind in ["require", "replace"]:
        case({kind: {"acme/good": constraint}}, True)
for constraint in ["", "not a constraint", "1.0.0.0.0", ">=", "^", "~", "^^1", "1.0 -", "||", "1.0 ||", "|| 1.0", ",", ",1.0", "1.0,", "~>1.0", "===1.0", "^dev-main",
                   "~dev-main", ">dev-main", "1..0", "\u00e91", "^x", "1.0 as", "as 1.0", "@", "@foo", "1.0@foo", "1 0", "!1", "dev-", "1.0#", "[1.0,2.0)", "latest",
                   "^1.0.0.0.0", "~*", ">*", "*.*", "1.*.2", "^1.*", "1.0.0-", "((1.0))", "1.0\n", "1.0\u0000", "a" * 3000, "1||" * 1000 + "1",
                   "99999999999999999999", "^99999999999999999999.1", "1.0 - 2.0 - 3.0", "dev-main as dev-x", "dev-main as", "=>1.0", "=<1.0", "1.0.0 dev"]:
    for kind in ["require", "require-dev", "conflict", "replace", "provide"]:
        case({kind: {"acme/good": constraint}})
for name in ["php", "ext-json", "lib-x", "composer-plugin-api", "composer-runtime-api", "php-64bit", "acme/good", "Acme/Good"]:
    case({"require": {name: "*"}}, True)
for name in ["", " ", "a", "a b", "acme/", "/x", "acme/a/b", "acme/.x", "acme/\u00e9", "../x", "acme/good\n", "__root__", "con/x", "acme/x.json", "ext-", "0", "00"]:
    for kind in ["require", "conflict", "replace", "provide", "suggest"]:
        case({kind: {name: "*"}})
case({"require": {f"acme/x{number}": 5}}, None)
for version in ["2.0.0-beta1", "2.0", "2", "dev-main", "dev-feature/x", "2.x-dev", "20240506", "2.0.0-RC.1", "2.0.0+build", "v2.0.0"]:
    case({}, True, version)
for version in ["", "latest", "2.0.0.0.0", "2..0", "dev-", "\u00e9", "2.0 ", "2.0.0-x", "99999999999999999999", "2.0.0-beta-beta", "a" * 300]:
    case({}, None, version)
case('{"name": "acme/case%d", "name": "acme/other"}' % (number + 1), False)
case('{"name": "acme/case%d", "a": NaN}' % (number + 1), False)
case('{"name": "acme/case%d", "a": %s}' % (number + 1, "[" * 600 + "]" * 600))
for value in ["[" * 400 + "]" * 400, "[" * 250 + "]" * 250, '"\\ud83d\\ude00"', '"\\udc00"', '"\\ud800\\n"', '"\\\\ud800"']:
    case('{"name": "acme/case%d", "a": %s}' % (number + 1, value))
case({"a": "\ud800"}, False)
case({"a": "\u0000"})
case({"\u0000a": "b"})
for bytes_ in [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x01", b"\n", b"\\x"]:
    case(b'{"name": "acme/case%d", "description": "%s"}' % (number + 1, bytes_), False)
    case(b'{"name": "acme/case%d", "%s": 1}' % (number + 1, bytes_), False)
case(b'\xef\xbb\xbf{"name": "acme/case%d"}' % (number + 1), False)
case(('{"name": "acme/case%d"}' % (number + 1)).encode("utf-16"), False)
for time in ["99999-99-99", "0000-00-00", "2024-02-30 25:61:61", "2024-01-01T00:00:00+99:99", "+99999 years", "-1", "@99999999999999999999", "now", 1e30]:
    case({"time": time})
for date in [0, 0xffff, 0x21]:
    case({}, date=date)
# Names cannot be a second version of anything.
for name in ["a/b", "acme/a_b", "acme/a.b", "acme/a--b", "a" * 100 + "/b"]:
    registry.case(name, publish(name, "1.0.0", {}), True)
for name in ["", "a", "/a", "a/", "a/b/c", "../b", "acme/..", "acme/.b", "acme/a b", "acme/a\n", "acme/a\u0000", "acme/\u00e9", "acme/a\\b", "acme/b.json", "nul/b", "acme/" + "a" * 300]:
    registry.case(name, publish(name, "1.0.0", {}), False)

registry.done()
