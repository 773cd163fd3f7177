// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/support/yaml.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <map>
#include <sstream>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr qsizetype deepest = 64;
constexpr int mostValues = 100'000;
constexpr qsizetype expansion = 2; ///< times the longest text

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
    const Text &problem() const { return m_problem; }
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
            return stop(Text::of("uses an alias (*name); write out what it stands for"));
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
        if (!m_options.objection)
            text.removeIf(isControl);
        else if (const Text why = m_options.objection(kind.toByteArray(), text); !why.isEmpty())
            return stop(why);
        take({text, 1, 0, text.size()}, anchor);
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(false, anchor, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(true, anchor, tag);
    }
    void OnMapEnd() override { close(); }

private:
    /// A value with what it adds to the limits each time that an alias stands for it.
    struct Value
    {
        QJsonValue value{};
        int values = 1;
        qsizetype depth = 0;
        qsizetype characters = 0;
    };

    struct Frame
    {
        bool isMap = false;
        YAML::anchor_t anchor = YAML::NullAnchor;
        int valuesBefore = 0;
        qsizetype charactersBefore = 0;
        qsizetype depth = 1; ///< levels from this one down
        bool hasKey = false;
        QString key{};
        std::map<QString, QJsonValue> members{}; ///< an object moves all behind a new one
        QSet<QString> beforeMerge{}; ///< keys that stand before "<<"
        QJsonArray array{};
    };

    void stop(const Text &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    void open(bool isMap, YAML::anchor_t anchor, const std::string &tag)
    {
        if (!m_problem.isEmpty())
            return;
        if (!m_frames.isEmpty() && m_frames.last().isMap && !m_frames.last().hasKey)
            return stop(Text::of("has a key that is no plain text"));
        if (m_frames.size() == deepest)
            return stop(Text::of("is nested more than 64 levels deep"));
        Frame frame;
        frame.isMap = isMap;
        frame.anchor = anchor;
        frame.valuesBefore = m_values;
        frame.charactersBefore = m_characters;
        if (m_options.objection) {
            const QByteArray kind = QByteArray::fromStdString(tag);
            if (const Text why = m_options.objection(kind, {}); !why.isEmpty())
                return stop(why);
            if (isMap)
                frame.members.insert_or_assign(u"!"_s, QString::fromUtf8(kind));
        }
        m_frames.append(std::move(frame));
    }

    void close()
    {
        if (!m_problem.isEmpty())
            return;
        Frame frame = m_frames.takeLast();
        if (m_options.merges)
            merge(frame);
        QJsonObject object;
        for (const auto &[key, member] : frame.members)
            object.insert(key, member);
        Value value{frame.isMap ? QJsonValue(object) : QJsonValue(frame.array),
                    1 + m_values - frame.valuesBefore, frame.depth,
                    m_characters - frame.charactersBefore};
        m_values = frame.valuesBefore;
        m_characters = frame.charactersBefore;
        take(value, frame.anchor);
    }

    /// protocol: YAML 1.1's merge key; what stands in the mapping itself wins, then the first of
    /// several. Some readers let a merged member win over one that stood before the key.
    void merge(Frame &frame)
    {
        const auto merged = frame.members.extract(u"<<"_s);
        if (merged.empty())
            return;
        const QJsonValue &from = merged.mapped();
        for (const QJsonValue &mapping : from.isArray() ? from.toArray() : QJsonArray{from}) {
            if (!mapping.isObject())
                return stop(Text::of("merges something that is no mapping"));
            const QJsonObject object = mapping.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (frame.beforeMerge.contains(it.key()))
                    return stop(Text::of("has \"%1\" twice", it.key().left(80)));
                frame.members.try_emplace(it.key(), *it);
            }
        }
    }

    void take(const Value &taken, YAML::anchor_t anchor)
    {
        if (!m_problem.isEmpty())
            return;
        m_values += taken.values;
        m_characters += taken.characters;
        if (m_characters > expansion * m_options.longest)
            return stop(
                Text::of("stands for more than %1 MiB, with its aliases (*name) written out",
                         expansion * m_options.longest >> 20));
        if (m_values > mostValues)
            return stop(Text::of("holds more than 100,000 values"));
        if (m_frames.size() + taken.depth > deepest)
            return stop(Text::of("is nested more than 64 levels deep"));
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
            frame.members.insert_or_assign(frame.key, value);
            frame.hasKey = false;
        }
    }

    void takeKey(Frame &frame, const QJsonValue &value)
    {
        if (!value.isString())
            return stop(Text::of("has a key that is no plain text"));
        frame.key = value.toString();
        frame.hasKey = true;
        if (m_options.merges && frame.key == "<<"_L1) {
            for (const auto &[key, member] : frame.members)
                frame.beforeMerge.insert(key);
        }
        if (frame.members.contains(frame.key))
            stop(Text::of("has \"%1\" twice", frame.key.left(80)));
    }

    const YamlOptions m_options;
    QList<Frame> m_frames;
    QHash<YAML::anchor_t, Value> m_anchored;
    QJsonValue m_result;
    Text m_problem;
    int m_values = 0;
    qsizetype m_characters = 0; ///< of texts, each time that an alias stands for one
};

/// Only tells what keeps the document from being a mapping with plain keys, or null.
class Outline final : public YAML::EventHandler
{
public:
    const Text &problem() const { return m_problem; }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { turn(); }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { turn(); }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t,
                  const std::string &) override
    {
        if (m_places.empty())
            m_problem = Text::of("is no mapping");
        turn();
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        if (m_places.empty())
            m_problem = Text::of("is no mapping");
        open(Place::Item);
    }
    void OnSequenceEnd() override { m_places.pop_back(); }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(Place::Key);
    }
    void OnMapEnd() override { m_places.pop_back(); }

private:
    enum class Place : char { Item, Key, Value };

    void open(Place first)
    {
        if (!m_places.empty() && m_places.back() == Place::Key)
            m_problem = Text::of("has a key that is no plain text");
        turn();
        m_places.push_back(first);
    }

    /// A node stands where the next one was to come.
    void turn()
    {
        if (!m_places.empty() && m_places.back() != Place::Item)
            m_places.back() = m_places.back() == Place::Key ? Place::Value : Place::Key;
    }

    std::vector<Place> m_places; ///< of the next node, in each level
    Text m_problem;
};

/// Whether the text has no control characters and no line ends of Unicode alone. protocol: libyaml
/// and what was made of it (Psych, Go's yaml) stop at those, and at these they end a line in the
/// middle of what other parsers read on.
bool isPlainText(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 ? byte != '\t' && byte != '\n' && byte != '\r' : byte == 0x7f)
            return false;
        const QByteArrayView more = QByteArrayView(text).sliced(i + 1).first(
            std::min<qsizetype>(2, text.size() - i - 1));
        if ((byte == 0xc2 && static_cast<unsigned char>(more[0]) < 0xa0)
            || (byte == 0xe2 && (more == "\x80\xa8" || more == "\x80\xa9"))
            || (byte == 0xef && (more == "\xbf\xbe" || more == "\xbf\xbf")))
            return false;
    }
    return true;
}

tl::unexpected<Error> refused(const Text &why)
{
    return fail(ErrorCode::InvalidFile, Text::of("The YAML text %1.", why));
}

tl::unexpected<Error> refused(const YAML::Exception &exception)
{
    return refused(Text::of("is broken at line %1: %2", exception.mark.line + 1,
                            QString::fromStdString(exception.msg).left(200)));
}

} // namespace

Result<QJsonValue> parseYaml(const QByteArray &text, const YamlOptions &options)
{
    if (text.size() > options.longest)
        return refused(Text::of("is larger than %1 MiB", options.longest >> 20));
    if (!text.isValidUtf8())
        return refused(Text::of("is not in UTF-8"));
    if (!isPlainText(text))
        return refused(Text::of("holds a control character or a line end of Unicode"));
    Builder builder(options);
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            return refused(Text::of("is empty"));
    } catch (const YAML::Exception &exception) {
        if (builder.problem().isEmpty())
            return refused(exception);
    }
    if (!builder.problem().isEmpty())
        return refused(builder.problem());
    return builder.result();
}

Result<void> checkYamlMapping(const QByteArray &text)
{
    if (!text.isValidUtf8())
        return refused(Text::of("is not in UTF-8"));
    if (!isPlainText(text))
        return refused(Text::of("holds a control character or a line end of Unicode"));
    Outline outline;
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        parser.HandleNextDocument(outline);
    } catch (const YAML::Exception &exception) {
        return refused(exception);
    }
    if (!outline.problem().isEmpty())
        return refused(outline.problem());
    return {};
}

} // namespace packhouse
