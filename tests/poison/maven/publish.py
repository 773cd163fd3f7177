# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Maven's cases: POMs, versions and file names."""
from poison import Registry, zipped

registry = Registry()
jar = zipped([("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"), ("a.txt", "a")])
number = 0


def put(artifact, version, file, data):
    return registry.request("PUT", f"{registry.base}/maven/com/acme/{artifact}/{version}/{file}", data)


def pom(artifact, version, more="", packaging="jar"):
    return (f"<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>{artifact}</artifactId>"
            f"<version>{version}</version><packaging>{packaging}</packaging>{more}</project>").encode()


def publish(artifact, version, text):
    status, said = put(artifact, version, f"{artifact}-{version}.pom", text)
    if status // 100 != 2:
        return status, said
    return put(artifact, version, f"{artifact}-{version}.jar", jar)


def case(more="", must=None, version="2.0.0", packaging="jar", text=None):
    global number
    number += 1
    artifact = f"case{number}"
    registry.good(artifact, publish(artifact, "1.0.0", pom(artifact, "1.0.0")))
    text = pom(artifact, version, more, packaging) if text is None else text.replace(b"ARTIFACT", artifact.encode())
    registry.case(artifact, publish(artifact, version, text), must)


registry.good("good", publish("good", "1.0.0", pom("good", "1.0.0")))

BODY = b"<modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>ARTIFACT</artifactId><version>2.0.0</version>"
WHOLE = b"<project>" + BODY + b"</project>"
for text in [b"\xef\xbb\xbf" + WHOLE, b'<?xml version="1.0" encoding="UTF-8"?>\n' + WHOLE, b'<?xml version="1.0" encoding="ISO-8859-1"?><project>' + BODY + b"<name>\xe9</name></project>",
             b'<?xml version="1.0" encoding="windows-1252"?><project>' + BODY + b"<name>\x80</name></project>", b"<!-- x -->" + WHOLE, b"<project>" + BODY + b"<unknown><a/></unknown></project>",
             b'<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">' + BODY + b"</project>",
             b"<project>" + BODY + b"<description><![CDATA[<b>]]></description></project>"]:
    case(must=True, text=text)
for text in [b"", b"nonsense", b"{}", WHOLE[:-5], WHOLE + b"x", WHOLE + WHOLE, b"<html/>", b"<project>" + BODY, b"<project/>", b"<project>" + BODY + b"<name>a & b</name></project>",
             b"<project>" + BODY + b"<version>3.0.0</version></project>", b"<project>" + BODY + b"<artifactId>other</artifactId></project>", b"<project a='1' a='2'>" + BODY + b"</project>",
             b"<project>" + BODY + b"<name>\x01</name></project>", b"<project>" + BODY + b"<name>&#1;</name></project>", b"<project>" + BODY + b"<name>&undefined;</name></project>",
             b"<project>" + BODY + b"<name>\xff\xfe</name></project>", b"<!DOCTYPE project [<!ENTITY e 'x'>]>" + WHOLE, b"\x1f\x8b" + WHOLE, b" " + WHOLE, b"\n<?xml version='1.0'?>" + WHOLE,
             b"<a:project xmlns:a='b'>" + BODY + b"</a:project>", b"<project" + b"".join(b" a%d='x'" % i for i in range(100)) + b">" + BODY + b"</project>", b"<project>" + b"<a>" * 200 + b"</a>" * 200 + BODY + b"</project>",
             b"<project>" + BODY + b"<dependencies><dependency><groupId>a</groupId><groupId>b</groupId></dependency></dependencies></project>",
             b"<project>" + BODY + b"<dependencies/><dependencies/></project>", b"<project>text" + BODY + b"</project>", b"<project>" + BODY + b"<parent><version>1</version><version>2</version></parent></project>"]:
    case(text=text)
for more in ["<name/>", "<properties><a>${a}</a></properties>", "<dependencies><dependency/></dependencies>", "<packaging>jar</packaging>"[:0], "<modules><module>x</module></modules>",
             "<dependencies><dependency><groupId>com.acme</groupId><artifactId>good</artifactId><version>[1.0</version></dependency></dependencies>",
             "<dependencies><dependency><groupId>com.acme</groupId><artifactId>good</artifactId><version>(,)</version></dependency></dependencies>",
             "<dependencies><dependency><groupId>a b</groupId><artifactId>../x</artifactId><version>/</version></dependency></dependencies>",
             "<licenses><license/></licenses>", "<build><plugins><plugin/></plugins></build>", "<name>a\u2028b\U0001f600\u0085</name>", "<prerequisites><maven>x</maven></prerequisites>",
             "<distributionManagement><relocation><version>9</version></relocation></distributionManagement>", "<inceptionYear>x</inceptionYear>"]:
    case(more)
for field in ["name", "description", "url", "inceptionYear", "licenses><license><name", "developers><developer><email", "scm><url", "issueManagement><url", "organization><name",
              "dependencies><dependency><groupId", "dependencies><dependency><version", "dependencies><dependency><optional", "build><plugins><plugin><version", "properties><a"]:
    opened = f"<{field}>"
    closed = "".join(f"</{one}>" for one in reversed(field.split("><")))
    for text in ["a&#10;&#13;&#9;b", "&#1;", "&#0;", "&#xd800;", "<a/>", "\u2028\u0085", "x" * 5000, "99999-99-99", ""]:
        case(opened + text + closed)
for more in ["<dependencies>text</dependencies>", "<licenses>text</licenses>", "<properties>text</properties>", "<modules><a/></modules>", "<build>text</build>",
             "<properties><a>1</a><a>2</a></properties>", "<properties><a.b-c_d>1</a.b-c_d></properties>"]:
    case(more)
for name in ["A plugin", "", "<b>", "a\u0085b\U0001f600", "x" * 3000]:
    case(f"<name>{name.replace('<', '&lt;')}</name>", packaging="maven-plugin")
for prefix in ["", "a b", "../x", "&lt;x&gt;", "\u00e9", "x" * 3000]:
    case(f"<build><plugins><plugin><artifactId>maven-plugin-plugin</artifactId><configuration><goalPrefix>{prefix}</goalPrefix></configuration></plugin></plugins></build>",
         packaging="maven-plugin")
for version in ["2", "2.0-alpha-1", "2.0.0.Final", "2.0_1", "2.0+build", "2.0.0-20240101.010101-1", "RELEASE", "LATEST", "2.0--1", "99999999999999999999.0", "2.-", "a", "2.0-rc.1", "." + "1"]:
    case(version=version)
for version in ["2..0", "..", "%20", "2.0%00", "2.0%3Cx%3E", "%C3%A9", "2.0%20x", "1" * 256]:
    case(version=version, must=False)
for build in ["20240101.010101-1", "99999999.999999-999999999", "00000000.000000-0", "20240101.010101-2147483648", "20240101.010101-99999999999"]:
    number += 1
    artifact = f"case{number}"
    registry.good(artifact, publish(artifact, "1.0.0", pom(artifact, "1.0.0")))
    registry.good(artifact, put(artifact, "3-SNAPSHOT", f"{artifact}-3-20240101.010101-1.pom", pom(artifact, "3-SNAPSHOT")))
    registry.case(artifact, put(artifact, "3-SNAPSHOT", f"{artifact}-3-{build}.pom", pom(artifact, "3-SNAPSHOT")))
for artifact in ["a", "A.b-c_d", "1", "a" * 200]:
    registry.case(artifact, publish(artifact, "1.0.0", pom(artifact, "1.0.0")), True)
for artifact in ["a%20b", "..", "%00", "a%0A", "%C3%A9", "a" * 300, "%FF", "a%5Cb", "."]:
    registry.case(artifact, publish(artifact, "1.0.0", pom("a", "1.0.0")), False)
registry.done()
