// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhousectl/commandline.h"
#include "app/packhousectl/output.h"
#include "core/diskerror.h"
#include "core/wholefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

QString listed(const QJsonValue &texts)
{
    QStringList all;
    for (const auto &text : texts.toArray())
        all << text.toString();
    return all.join(u", "_s);
}

QString upstreamOf(const QJsonObject &row)
{
    const QString state = row["upstream"_L1].toString();
    return row["upstream_asked"_L1].isNull()
               ? state
               : u"%1, %2"_s.arg(state, timeText(row["upstream_asked"_L1]));
}

/// What it is about first: the findings, then what is generally so.
QString reasonsOf(const QJsonObject &row)
{
    QStringList reasons;
    for (const auto &finding : row["findings"_L1].toArray())
        reasons << finding["text"_L1].toString();
    reasons << row["explanation"_L1].toString();
    reasons.removeDuplicates();
    return reasons.join(u' ');
}

QString reservedOf(const QJsonObject &row)
{
    if (row["reserved_for"_L1].isNull())
        return u"no"_s;
    const QString whose = row["reserved_for"_L1].toString();
    return u"%1 (%2)"_s.arg(whose.isEmpty() ? u"instance"_s : whose,
                            row["reservation_reason"_L1].toString());
}

void printNames(const QJsonObject &result)
{
    QList<QStringList> rows;
    for (const auto &value : result["names"_L1].toArray()) {
        const QJsonObject row = value.toObject();
        const QString from = row["forwarding_from"_L1].toString();
        QString forwarding = row["forwarding"_L1].toString();
        if (!from.isEmpty())
            forwarding += u" ("_s + from + u')';
        rows.append({row["decision"_L1].toBool() ? u"!"_s : QString(), row["type"_L1].toString(),
                     row["name"_L1].toString(), row["scope"_L1].toString(),
                     row["exposure"_L1].toString(), forwarding, reservedOf(row),
                     listed(row["belongs_to"_L1]), upstreamOf(row), reasonsOf(row)});
    }
    if (rows.isEmpty()) {
        print(u"There are no names to look at."_s);
        return;
    }
    printTable({u""_s, u"TYPE"_s, u"NAME"_s, u"SCOPE"_s, u"EXPOSURE"_s, u"FORWARDING"_s,
                u"RESERVED"_s, u"BELONGS TO"_s, u"UPSTREAM"_s, u"WHY"_s},
               rows);
    if (const qint64 decisions = result["decisions"_L1].toInteger(); decisions > 0) {
        print({});
        print(u"! %1: somebody has to say what holds."_s.arg(countText(decisions, u"name"_s)));
    }
}

void printAudit(const QJsonObject &result)
{
    printNames(result);
    if (result["since"_L1].isNull())
        return;
    const QJsonArray changes = result["changes"_L1].toArray();
    print(u""_s);
    print(changes.isEmpty()
              ? u"Nothing changed since the audit of %1."_s.arg(timeText(result["since"_L1]))
              : u"Changed since the audit of %1:"_s.arg(timeText(result["since"_L1])));
    for (const auto &value : changes) {
        const QJsonObject change = value.toObject();
        print(u"%1 %2 %3 %4"_s.arg(change["alarming"_L1].toBool() ? u"!"_s : u"-"_s,
                                   change["type"_L1].toString(), change["name"_L1].toString(),
                                   change["what"_L1].toString()));
    }
}

struct AuditOptions
{
    bool probe = false;
    std::string format = "table";
    std::string output;
};

/// As it goes into a file; a terminal gets the same by print().
QByteArray reportOf(const QString &format, const QJsonObject &result)
{
    if (format == u"csv")
        return result["text"_L1].toString().toUtf8();
    return QJsonDocument(format == u"sarif" ? result["sarif"_L1].toObject() : result).toJson();
}

void printReport(const QString &format, const QJsonObject &result)
{
    if (format == u"table") {
        printAudit(result);
    } else if (format == u"csv") {
        for (const QString &line :
             result["text"_L1].toString().split(u"\r\n"_s, Qt::SkipEmptyParts))
            print(line);
    } else {
        printJson(format == u"sarif" ? result["sarif"_L1].toObject() : result);
    }
}

Result<void> writeReport(const QString &path, const QByteArray &bytes)
{
    // What a link leads to, or a pipe or a terminal, is written to; it is never replaced.
    const QFileInfo there(path);
    if (there.isSymLink() || (there.exists() && !there.isFile())) {
        QFile through(path);
        if (!through.open(QIODevice::WriteOnly) || through.write(bytes) != bytes.size()
            || !through.flush())
            return fail(ErrorCode::Internal, Text::of("%1 cannot be written: %2.", path,
                                                      Foreign{through.errorString()}));
        return {};
    }
    WholeFile file(path);
    if (!file.begin() || file.write(bytes) != bytes.size() || !file.commit())
        return fail(writeError(file));
    return {};
}

int runAudit(CommandLine &line, const AuditOptions &options)
{
    const QString format = line.json() && options.format == "table" ? u"json"_s
                                                                    : text(options.format);
    const QString output = text(options.output);
    QJsonObject arguments{{u"probe"_s, options.probe}};
    if (format == u"csv" || format == u"sarif")
        arguments["format"_L1] = format;
    const auto show = [&](const QJsonObject &result) {
        if (output.isEmpty())
            printReport(format, result);
    };
    return line.operation("audit", arguments, show, [&](const QJsonObject &result) -> int {
        if (!output.isEmpty()) {
            if (const auto written = writeReport(QDir().absoluteFilePath(output),
                                                 reportOf(format, result));
                !written) {
                printError(written.error(), line.json());
                return exitCodeFor(written.error().code);
            }
        }
        const qint64 open = result["findings"_L1].toInteger() + result["decisions"_L1].toInteger();
        return open == 0 ? ExitDone : ExitFindings;
    });
}

} // namespace

void addAudit(CommandLine &line)
{
    CLI::App *verb = line.verb("audit", "How exposed every name is to dependency confusion");
    auto options = std::make_shared<AuditOptions>();
    verb->add_flag("--probe", options->probe, "Ask the upstreams too, which tells them the names");
    verb->add_option("--format", options->format,
                     "table, json, csv or sarif; a table in a file is JSON")
        ->check(CLI::IsMember({"table", "json", "csv", "sarif"}))
        ->capture_default_str();
    verb->add_option("--output", options->output, "Write it to this file")->type_name("FILE");
    line.action(verb, [&line, options] { return runAudit(line, *options); });
}

} // namespace packhouse
