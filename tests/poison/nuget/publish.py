# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""NuGet's cases: what a .nuspec may say."""
import json
import os
from xml.sax.saxutils import escape, quoteattr

from poison import Registry, form, zip_dated, zipped

registry = Registry()
TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
<Default Extension="nuspec" ContentType="application/octet" /><Default Extension="txt" ContentType="application/octet" /></Types>"""


def publish(name, version, more="", attributes="", spoil=None, date=None):
    nuspec = f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata{attributes}><id>{escape(name)}</id>
<version>{escape(version)}</version><authors>Acme</authors><description>A case.</description>{more}</metadata></package>"""
    nuspec = spoil(nuspec.encode()) if spoil else nuspec
    relations = f"""<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/{escape(name)}.nuspec" Id="R1" /></Relationships>"""
    data = zipped([("_rels/.rels", relations), (f"{name}.nuspec", nuspec), ("content/a.txt", "a"), ("[Content_Types].xml", TYPES)])
    if date is not None:
        data = zip_dated(data, date)
    body, headers = form([], "package", "package.nupkg", data)
    return registry.request("PUT", f"{registry.base}/nuget/", body, headers)


names = []


def case(more="", must=None, version="2.0.0", attributes="", **spoilt):
    name = f"Case{len(names)}"
    names.append(name)
    registry.good(name, publish(name, "1.0.0"))
    registry.case(name, publish(name, version, more, attributes, **spoilt), must)


def needs(range, framework=None, id="Good"):
    dependency = f"<dependency id={quoteattr(id)} version={quoteattr(range)} />"
    if framework is not None:
        dependency = f"<group targetFramework={quoteattr(framework)}>{dependency}</group>"
    return f"<dependencies>{dependency}</dependencies>"


registry.good("Good", publish("Good", "1.0.0"))

for range in ["1.0", "[1.0]", "[1.0,2.0)", "(1.0,2.0]", "(,2.0]", "[1.0,)", "1.0.0-beta", "1.0.0.0", " 1.0 ", "[ 1.0 , 2.0 ]", "1.0.0+build", "",
              "1", "[1]", "[1,2)", "(,2]", "1-beta", "1.0-0a"]:
    case(needs(range), True)
for range in ["abc", "[1.0", "1.0]", "(1.0)", "[,]", "(,)", "(, )", "[]", "()", "[", "1.0,2.0", "[1.0,2.0,3.0]", "1.0.0.0.0", "${v}", "*", "1.*", "1.0-*", "[1.*,2.0)",
              "-1", "1.-1", "99999999999", "[2.0,1.0]", "1.0 || 2.0", "^1.0", ">=1.0", "1.0-", "1.0-\u00e9", "\u0661.0", "1,0", "[1.0;2.0]", "1" * 600, "v1.0"]:
    case(needs(range))
for range in ["1.0.0-01", "[1.0.0-a.01,2.0)", "(,1-00]"]:
    case(needs(range), False)
for framework in ["", "net45", ".NETFramework4.5", ".NETStandard2.0", "netstandard2.0", "net6.0", "net6.0-windows7.0", "any", "native", "netcoreapp3.1",
                  ".NETFramework,Version=v4.5", ".NETPortable,Version=v0.0,Profile=Profile259", "portable-net45+win8+wp8", "uap10.0", "sl4", "win8", "MonoAndroid10",
                  "xamarin.ios10", "net40-client", "tizen40", "net472"]:
    case(needs("1.0", framework), True)
for framework in ["garbage", "garbage!!", "-", ",", "net", "net-", "net4.5.6.7.8", "net99999999999", "net4.99999999999", ".NETFramework,Version=vX", ".NETFramework,Version=",
                  "net45,Profile=", "portable-", "portable-,", "net6.0-windows99999999999", "net6.0-", "net6.0-!", "\u00e9", "net45 net46", "net45;net46", "net45|x", "0",
                  ".", "..", "net45/x", "=", "a" * 600, ".NETFramework,Version=v4.5,Profile=", ".NETFramework,Profile=Client", "Unsupported", "Agnostic", "dotnet5.4",
                  "net45+win8", "net4.5.", "net-4", "xn--a", "NET Standard 2.0", ".NETPortable0.0-net45+win8", ".NETPortable4.5-Profile259"]:
    case(needs("1.0", framework))
    case(f"<dependencies><group targetFramework={quoteattr(framework)} /></dependencies>")
for version in ["2.5", "4.9.2", "999.0"]:
    case(attributes=f' minClientVersion="{version}"')
for version in ["abc", "1.0.0.0.0", "-1", "99999999999"]:
    case(attributes=f' minClientVersion="{version}"')
for element in ["title", "summary", "releaseNotes", "copyright", "language", "tags", "owners", "iconUrl", "projectUrl", "licenseUrl", "icon", "readme",
                "requireLicenseAcceptance", "developmentDependency", "serviceable"]:
    for text in ["", " ", "x", "]]>", "\u00e9\u2028\U0001f600", "https://host.example/ x", "javascript:x", "true", "TRUE", "maybe", "http://[::1", "//x", "\ufffe"[:0] + "\u0085"]:
        case(f"<{element}>{escape(text)}</{element}>")
for expression in ["MIT", "MIT OR Apache-2.0", "(((", "x y z", "", "MIT OR", "\u00e9"]:
    case(f'<license type="expression">{escape(expression)}</license>')
case('<license type="file">a.txt</license>')
case('<license type="odd">a</license>')
for inner in ["<packageType name='' />", "<packageType />", "<packageType name='DotnetTool' version='x' />", "<packageType name='a b' />"]:
    case(f"<packageTypes>{inner}</packageTypes>")
case("<frameworkAssemblies><frameworkAssembly assemblyName='System' targetFramework='garbage!!' /></frameworkAssemblies>")
case("<references><group targetFramework='garbage!!'><reference file='x' /></group></references>")
case("<contentFiles><files include='x' buildAction='?' /></contentFiles>")
case("<repository type='git' url='::' />")
for id in ["", "a b", "../x", "\u00e9", "a" * 300, "good", "GOOD"]:
    case(needs("1.0", None, id))
case("<dependencies><dependency id='Good' version='1.0' /><dependency id='good' version='[1.0]' /></dependencies>")
case("<dependencies><group><dependency id='Good' /></group><dependency id='Good' /></dependencies>")
case("<id>Other</id>")
case("<version>3.0.0</version>")
for version in ["2.0", "2.0.0.0", "2.0.0-beta", "2.0.0-beta.1", "2.0.0+build", "2147483647.0.0", "02.0.0", "2.0.0-0.9999999999999999"]:
    case("", True, version)
for version in ["2.0.0-0a", "2.0.0-0", "2.0.0--01"]:
    case("", True, version)
for version in ["2.0.0-01", "2.0.0-a.01", "2.0-00", "2.0.0-a.0001.b"]:
    case("", False, version)
for version in ["2147483648.0.0", "2.0.0-", "2.0.0-beta..1", "2.0.0+", "", "latest", "2.0.0.0.0", "-2.0", "2.0.0-\u00e9", "2.0.0 beta", "2." + "0" * 300]:
    case("", False, version)

for text in [b"\x01", b"\x00", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"&#1;", b"&#0;", b"&#xd800;", b"&#xffff;", b"&undefined;", b"\xef\xbf\xbf"]:
    case("<title>SPOILT</title>", False, spoil=lambda nuspec: nuspec.replace(b"SPOILT", text))
for text in [b"a&#10;b", b"a&#13;b", b"a\tb", b"\x85", b"x" * 100000]:
    for element in ["title", "tags", "summary"]:
        case(f"<{element}>SPOILT</{element}>", spoil=lambda nuspec: nuspec.replace(b"SPOILT", text))
for spoil in [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.decode().replace("utf-8", "utf-16").encode("utf-16")]:
    case("", True, spoil=spoil)
for spoil in [lambda text: b"\xef\xbb\xbf\xef\xbb\xbf" + text, lambda text: text + text, lambda text: text[:-4], lambda text: b"", lambda text: b" " + text,
              lambda text: text.replace(b"<metadata>", b"<metadata/><metadata>"), lambda text: text.replace(b"<version>", b"<version><b/>"),
              lambda text: text.replace(b"<authors>Acme</authors>", b""), lambda text: text.replace(b"<authors>Acme</authors>", b"<authors><a/></authors>")]:
    case("", spoil=spoil)
case("<a>" * 60 + "</a>" * 60)
case("<a>" * 500 + "</a>" * 500)
case("<dependencies>" * 30 + "</dependencies>" * 30)
case("<dependencies>text</dependencies><tags><a>b</a></tags>")
for date in [0, 0xffff, 0x21]:
    case(date=date)
for name in ["", "a b", "../x", "..", "a/b", "a\\b", "\u00e9", "a" * 101, "a\nb", "-a", ".a", "a.", "a..b"]:
    registry.case(name, publish(name, "1.0.0"), None if name in ("-a", ".a", "a.", "a..b", "\u00e9", "a" * 101) else False)

with open(os.path.join(registry.folder, "names"), "w") as out:
    out.write("\n".join(names))
# One package that needs the good version of all others, so that one run of a client reads them all.
status, said = publish("All", "1.0.0", "<dependencies>" + "".join(
    f'<dependency id="{name}" version="[1.0.0]" />' for name in [*names, "Good"]) + "</dependencies>")
registry.good("All", (status, said))
registry.done()
