// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/nuget/odatafilter.h"

#include "formats/nuget/nugetversion.h"

#include <algorithm>
#include <vector>

namespace packhouse::nuget {

using namespace Qt::StringLiterals;

struct ODataFilter::Node
{
    enum class Kind { Literal, Property, Operator, Function };
    Kind kind = Kind::Literal;
    ODataValue value; ///< of a literal
    QString name; ///< of the others, operators and functions in lower case
    std::vector<std::shared_ptr<const Node>> parts;
};

namespace {

using Node = ODataFilter::Node;
using NodePtr = std::shared_ptr<const Node>;
using Kind = Node::Kind;

constexpr qsizetype LongestFilter = 8192; ///< characters
constexpr int Deepest = 64;

const QStringList Comparisons{u"eq"_s, u"ne"_s, u"gt"_s, u"ge"_s, u"lt"_s, u"le"_s};

/// How many arguments a function takes; 0: it is not known.
size_t arityOf(const QString &name)
{
    if (name == u"tolower" || name == u"toupper" || name == u"trim")
        return 1;
    if (name == u"substringof" || name == u"startswith" || name == u"endswith")
        return 2;
    return 0;
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'-' || c == u'/';
}

class FilterParser
{
public:
    explicit FilterParser(QStringView text) : m_text(text) {}

    bool tooDeep() const { return m_tooDeep; }

    NodePtr run()
    {
        NodePtr root = disjunction();
        skipSpace();
        return m_failed || m_at < m_text.size() ? nullptr : root;
    }

private:
    NodePtr disjunction()
    {
        return chain(u"or"_s, [this] { return conjunction(); });
    }
    NodePtr conjunction()
    {
        return chain(u"and"_s, [this] { return negation(); });
    }

    template<typename Next>
    NodePtr chain(const QString &word, const Next &next)
    {
        NodePtr left = next();
        while (!m_failed && takeWord(word))
            left = operation(word, {left, next()});
        return left;
    }

    NodePtr negation()
    {
        if (takeWord(u"not"_s)) {
            const Deeper deeper(*this);
            return m_failed ? nullptr : operation(u"not"_s, {negation()});
        }
        NodePtr left = primary();
        for (const QString &word : Comparisons) {
            if (!m_failed && takeWord(word))
                return operation(word, {left, primary()});
        }
        return left;
    }

    NodePtr primary()
    {
        const Deeper deeper(*this);
        skipSpace();
        if (m_failed || m_at >= m_text.size())
            return failed();
        if (take(u'(')) {
            NodePtr inner = disjunction();
            return take(u')') ? inner : failed();
        }
        if (m_text[m_at] == u'\'')
            return literal(quoted());
        const QString word = takeWord();
        if (word.isEmpty())
            return failed();
        // datetime'…' and the like, without a space: the text within counts.
        if (m_at < m_text.size() && m_text[m_at] == u'\'')
            return literal(quoted());
        if (take(u'('))
            return function(word.toLower());
        return plain(word);
    }

    NodePtr function(const QString &name)
    {
        auto node = std::make_shared<Node>();
        node->kind = Kind::Function;
        node->name = name;
        do {
            node->parts.push_back(disjunction());
        } while (!m_failed && take(u',') && node->parts.size() < 3);
        if (m_failed || !take(u')') || node->parts.size() != arityOf(name))
            return failed();
        return node;
    }

    NodePtr plain(const QString &word)
    {
        if (word == u"null")
            return literal({});
        if (word == u"true" || word == u"false")
            return literal(word == u"true");
        bool isNumber = false;
        if (const double number = word.toDouble(&isNumber); isNumber)
            return literal(number);
        auto node = std::make_shared<Node>();
        node->kind = Kind::Property;
        node->name = word;
        return node;
    }

    NodePtr literal(ODataValue value)
    {
        auto node = std::make_shared<Node>();
        node->value = std::move(value);
        return node;
    }

    NodePtr operation(const QString &name, std::vector<NodePtr> parts)
    {
        if (m_failed || std::find(parts.begin(), parts.end(), nullptr) != parts.end())
            return failed();
        auto node = std::make_shared<Node>();
        node->kind = Kind::Operator;
        node->name = name;
        node->parts = std::move(parts);
        return node;
    }

    QString quoted()
    {
        QString text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != u'\'') {
                text += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\'') {
                text += m_text[m_at++];
            } else {
                ++m_at;
                return text;
            }
        }
        m_failed = true;
        return {};
    }

    QString takeWord()
    {
        skipSpace();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && isWordCharacter(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from).toString();
    }

    bool takeWord(const QString &word)
    {
        const qsizetype from = m_at;
        if (takeWord() == word)
            return true;
        m_at = from;
        return false;
    }

    bool take(QChar c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    NodePtr failed()
    {
        m_failed = true;
        return nullptr;
    }

    struct Deeper
    {
        explicit Deeper(FilterParser &of) : parser(of)
        {
            parser.m_tooDeep |= ++parser.m_depth > Deepest;
            parser.m_failed |= parser.m_tooDeep;
        }
        ~Deeper() { --parser.m_depth; }
        FilterParser &parser;
    };

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_failed = false;
    bool m_tooDeep = false;
};

QString textOf(const ODataValue &value)
{
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

bool isTrue(const ODataValue &value)
{
    const bool *flag = std::get_if<bool>(&value);
    return flag && *flag;
}

bool isVersion(const Node &node)
{
    return node.kind == Kind::Property && node.name == u"Version";
}

bool holds(const QString &comparison, std::partial_ordering order)
{
    if (comparison == u"eq")
        return order == 0;
    if (comparison == u"ne")
        return order != 0;
    if (comparison == u"gt")
        return order > 0;
    if (comparison == u"ge")
        return order >= 0;
    return comparison == u"lt" ? order < 0 : order <= 0;
}

std::partial_ordering ordered(const ODataValue &a, const ODataValue &b, bool asVersions)
{
    if (a.index() != b.index())
        return std::partial_ordering::unordered;
    if (const auto *number = std::get_if<double>(&a))
        return *number <=> std::get<double>(b);
    if (const auto *flag = std::get_if<bool>(&a))
        return *flag <=> std::get<bool>(b);
    if (std::holds_alternative<std::monostate>(a))
        return std::partial_ordering::equivalent;
    const QString &left = std::get<QString>(a);
    const QString &right = std::get<QString>(b);
    if (asVersions) {
        const auto leftVersion = NuGetVersion::parse(left);
        const auto rightVersion = NuGetVersion::parse(right);
        if (leftVersion && rightVersion)
            return *leftVersion <=> *rightVersion;
    }
    return left.compare(right, Qt::CaseInsensitive) <=> 0;
}

ODataValue evaluate(const Node &node, const ODataProperties &package);

ODataValue call(const Node &node, const ODataProperties &package)
{
    const QString first = textOf(evaluate(*node.parts[0], package));
    if (node.name == u"tolower")
        return first.toLower();
    if (node.name == u"toupper")
        return first.toUpper();
    if (node.name == u"trim")
        return first.trimmed();
    const QString second = textOf(evaluate(*node.parts[1], package));
    if (node.name == u"substringof")
        return second.contains(first);
    if (node.name == u"startswith")
        return first.startsWith(second);
    return first.endsWith(second);
}

ODataValue operate(const Node &node, const ODataProperties &package)
{
    if (node.name == u"not")
        return !isTrue(evaluate(*node.parts[0], package));
    if (node.name == u"and")
        return isTrue(evaluate(*node.parts[0], package))
               && isTrue(evaluate(*node.parts[1], package));
    if (node.name == u"or")
        return isTrue(evaluate(*node.parts[0], package))
               || isTrue(evaluate(*node.parts[1], package));
    return holds(node.name,
                 ordered(evaluate(*node.parts[0], package), evaluate(*node.parts[1], package),
                         isVersion(*node.parts[0]) || isVersion(*node.parts[1])));
}

ODataValue evaluate(const Node &node, const ODataProperties &package)
{
    switch (node.kind) {
    case Kind::Literal:
        return node.value;
    case Kind::Property:
        return package(node.name);
    case Kind::Function:
        return call(node, package);
    case Kind::Operator:
        break;
    }
    return operate(node, package);
}

/// Id, or tolower(Id).
bool isId(const Node &node)
{
    if (node.kind == Kind::Function && node.name == u"tolower")
        return isId(*node.parts[0]);
    return node.kind == Kind::Property && node.name == u"Id";
}

QString demandedId(const Node &node)
{
    if (node.kind != Kind::Operator)
        return {};
    if (node.name == u"and") {
        const QString left = demandedId(*node.parts[0]);
        return left.isNull() ? demandedId(*node.parts[1]) : left;
    }
    if (node.name != u"eq")
        return {};
    for (const size_t side : {0, 1}) {
        const Node &other = *node.parts[1 - side];
        if (isId(*node.parts[side]) && other.kind == Kind::Literal
            && std::holds_alternative<QString>(other.value))
            return textOf(other.value).toLower();
    }
    return {};
}

} // namespace

Result<ODataFilter> ODataFilter::parse(const QString &text)
{
    ODataFilter filter;
    if (text.size() > LongestFilter)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The $filter has more than %1 characters.", LongestFilter),
                    Text::of("Ask for less at once."));
    FilterParser parser(text);
    filter.m_root = parser.run();
    if (parser.tooDeep())
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The $filter is nested more than %1 deep.", Deepest),
                    Text::of("Write it with fewer parentheses."));
    if (!filter.m_root)
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The $filter cannot be read: \"%1\".", text.left(100)),
                    Text::of("Write it as OData has it: Id eq 'Name' and IsLatestVersion."));
    return filter;
}

bool ODataFilter::matches(const ODataProperties &package) const
{
    return isTrue(evaluate(*m_root, package));
}

QString ODataFilter::onlyId() const
{
    return demandedId(*m_root);
}

} // namespace packhouse::nuget
