// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/yaml.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype deepest = 64;
constexpr int mostValues = 100'000;

/// Characters that YAML readers refuse even between quotes.
bool isControl(QChar c)
{
    return (c.unicode() < 0x20 && c != u'\t' && c != u'\n')
           || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0xfeff
           || c.unicode() >= 0xfffe;
}

/// Builds JSON from the parser's events, so that no graph of nodes is ever made.
class Builder final : public YAML::EventHandler
{
public:
    explicit Builder(const YamlOptions &options) : m_options(options) {}
    const QString &problem() const { return m_problem; }
    QJsonValue result() const { return m_result; }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t anchor) override
    {
        take({QJsonValue()}, anchor);
    }
    void OnAlias(const YAML::Mark &, YAML::anchor_t anchor) override
    {
        if (!m_options.aliases)
            return stop(u"uses an alias (*name); write out what it stands for"_s);
        take(m_anchored.value(anchor), YAML::NullAnchor);
    }
    void OnScalar(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        const QByteArrayView kind(tag.data(), qsizetype(tag.size()));
        const bool binary = m_options.binary
                            && (kind == "!binary" || kind == "tag:yaml.org,2002:binary");
        QString text = binary ? QString::fromUtf8(
                           QByteArray::fromBase64(QByteArray::fromStdString(value)))
                              : QString::fromStdString(value);
        text.removeIf(isControl);
        take({text}, anchor);
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(false, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(true, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    /// A value with what it adds to the limits each time that an alias stands for it.
    struct Value
    {
        QJsonValue value{};
        int values = 1;
        qsizetype depth = 0;
    };

    struct Frame
    {
        bool isMap = false;
        YAML::anchor_t anchor = YAML::NullAnchor;
        int valuesBefore = 0;
        qsizetype depth = 1; ///< levels from this one down
        bool hasKey = false;
        QString key{};
        QJsonObject object{};
        QJsonArray array{};
    };

    void stop(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    void open(bool isMap, YAML::anchor_t anchor)
    {
        if (!m_problem.isEmpty())
            return;
        if (!m_frames.isEmpty() && m_frames.last().isMap && !m_frames.last().hasKey)
            return stop(u"has a key that is no plain text"_s);
        if (m_frames.size() == deepest)
            return stop(u"is nested more than 64 levels deep"_s);
        Frame frame;
        frame.isMap = isMap;
        frame.anchor = anchor;
        frame.valuesBefore = m_values;
        m_frames.append(std::move(frame));
    }

    void close()
    {
        if (!m_problem.isEmpty())
            return;
        const Frame frame = m_frames.takeLast();
        Value value{frame.isMap ? QJsonValue(frame.object) : QJsonValue(frame.array), 1,
                    frame.depth};
        value.values += m_values - frame.valuesBefore;
        m_values = frame.valuesBefore;
        take(value, frame.anchor);
    }

    void take(const Value &taken, YAML::anchor_t anchor)
    {
        if (!m_problem.isEmpty())
            return;
        m_values += taken.values;
        if (m_values > mostValues)
            return stop(u"holds more than 100,000 values"_s);
        if (m_frames.size() + taken.depth > deepest)
            return stop(u"is nested more than 64 levels deep"_s);
        if (m_options.aliases && anchor != YAML::NullAnchor)
            m_anchored.insert(anchor, taken);
        const QJsonValue &value = taken.value;
        if (m_frames.isEmpty()) {
            m_result = value;
            return;
        }
        Frame &frame = m_frames.last();
        frame.depth = std::max(frame.depth, taken.depth + 1);
        if (!frame.isMap) {
            frame.array.append(value);
        } else if (!frame.hasKey) {
            takeKey(frame, value);
        } else {
            // A key that says null is there all the same when it comes again.
            frame.object.insert(frame.key, value);
            frame.hasKey = false;
        }
    }

    void takeKey(Frame &frame, const QJsonValue &value)
    {
        if (!value.isString())
            return stop(u"has a key that is no plain text"_s);
        frame.key = value.toString();
        frame.hasKey = true;
        if (frame.object.contains(frame.key))
            stop(u"has \"%1\" twice"_s.arg(frame.key.left(80)));
    }

    const YamlOptions m_options;
    QList<Frame> m_frames;
    QHash<YAML::anchor_t, Value> m_anchored;
    QJsonValue m_result;
    QString m_problem;
    int m_values = 0;
};

} // namespace

Result<QJsonValue> parseYaml(const QByteArray &text, const YamlOptions &options)
{
    const auto refused = [](const QString &why) {
        return fail(ErrorCode::InvalidFile, u"The YAML text %1."_s.arg(why));
    };
    if (text.size() > options.longest)
        return refused(u"is larger than %1 MiB"_s.arg(options.longest >> 20));
    Builder builder(options);
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return refused(u"is empty"_s);
    } catch (const YAML::Exception &exception) {
        if (builder.problem().isEmpty())
            return refused(u"is broken at line %1: %2"_s.arg(exception.mark.line + 1)
                               .arg(QString::fromStdString(exception.msg).left(200)));
    }
    if (!builder.problem().isEmpty())
        return refused(builder.problem());
    return builder.result();
}

} // namespace packhouse
