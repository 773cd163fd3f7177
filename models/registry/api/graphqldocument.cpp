// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "registry/api/graphqldocument.h"

#include "registry/api/graphqllexer.h"

#include <QJsonArray>

namespace packhouse {

using namespace Qt::StringLiterals;

namespace {

constexpr int Deepest = 16;

using TokenIs = GraphQlToken::Kind;
using Arguments = std::vector<std::pair<QString, GraphQlValue>>;

// Reads by descent; the first fault ends it, and every later step is skipped.
class Parser
{
public:
    explicit Parser(std::vector<GraphQlToken> tokens) : m_tokens(std::move(tokens)) {}

    Result<GraphQlDocument> run()
    {
        GraphQlDocument document;
        while (!m_fault && peek().kind != TokenIs::End)
            definition(document);
        if (!m_fault && document.operations.empty())
            fault(Text::of("there is nothing to do"));
        if (m_fault)
            return fail(*m_fault);
        return document;
    }

private:
    const GraphQlToken &peek() const { return m_tokens[m_at]; }

    GraphQlToken take()
    {
        const GraphQlToken token = peek();
        if (token.kind != TokenIs::End)
            ++m_at;
        return token;
    }

    bool isNext(QStringView punctuation) const
    {
        return !m_fault && peek().kind == TokenIs::Punctuation && peek().text == punctuation;
    }

    bool accept(QStringView punctuation)
    {
        if (!isNext(punctuation))
            return false;
        take();
        return true;
    }

    void expect(QStringView punctuation)
    {
        if (!accept(punctuation))
            fault(Text::of("'%1' is missing", punctuation));
    }

    QString name()
    {
        if (!m_fault && peek().kind == TokenIs::Name)
            return take().text;
        fault(Text::of("a name is missing"));
        return {};
    }

    void fault(const Text &what)
    {
        if (!m_fault)
            m_fault = graphQlFault(peek().line, what).value();
    }

    // Counts levels of nesting, so that no document can exhaust the stack.
    class Nested
    {
    public:
        explicit Nested(Parser &parser) : m_parser(parser)
        {
            if (++m_parser.m_depth > Deepest)
                m_parser.fault(Text::of("it is nested too deep"));
        }
        ~Nested() { --m_parser.m_depth; }
        Q_DISABLE_COPY_MOVE(Nested)

    private:
        Parser &m_parser;
    };

    void definition(GraphQlDocument &document)
    {
        if (isNext(u"{")) {
            document.operations.push_back({false, {}, {}, selections()});
            return;
        }
        const QString keyword = name();
        if (keyword == u"fragment") {
            const QString fragment = name();
            typeCondition();
            document.fragments.insert(fragment, selections());
        } else if (keyword == u"query" || keyword == u"mutation") {
            GraphQlOperation operation;
            operation.mutation = keyword == u"mutation";
            if (peek().kind == TokenIs::Name)
                operation.name = name();
            variables(operation);
            directives();
            operation.selections = selections();
            document.operations.push_back(std::move(operation));
        } else {
            fault(Text::of("neither a query, a mutation nor a fragment begins"));
        }
    }

    void typeCondition()
    {
        if (name() != u"on")
            fault(Text::of("'on' is missing"));
        name();
    }

    void variables(GraphQlOperation &operation)
    {
        if (!accept(u"("))
            return;
        while (!m_fault && !accept(u")")) {
            expect(u"$");
            const QString variable = name();
            expect(u":");
            type();
            if (accept(u"="))
                operation.defaults.insert(variable, value());
        }
    }

    void type()
    {
        const Nested nested(*this);
        if (m_fault)
            return;
        if (accept(u"[")) {
            type();
            expect(u"]");
        } else {
            name();
        }
        accept(u"!");
    }

    std::vector<GraphQlSelection> selections()
    {
        const Nested nested(*this);
        std::vector<GraphQlSelection> result;
        expect(u"{");
        while (!m_fault && !accept(u"}"))
            result.push_back(selection());
        if (!m_fault && result.empty())
            fault(Text::of("nothing is selected"));
        return result;
    }

    GraphQlSelection selection()
    {
        GraphQlSelection result;
        if (accept(u"...")) {
            const bool spread = peek().kind == TokenIs::Name && peek().text != u"on";
            result.kind = spread ? GraphQlSelection::Kind::FragmentSpread
                                 : GraphQlSelection::Kind::InlineFragment;
            if (spread)
                result.name = name();
            else if (peek().kind == TokenIs::Name)
                typeCondition();
            result.conditions = directives();
            if (!spread)
                result.selections = selections();
            return result;
        }
        result.name = result.alias = name();
        if (accept(u":"))
            result.name = name();
        result.arguments = arguments();
        result.conditions = directives();
        if (isNext(u"{"))
            result.selections = selections();
        return result;
    }

    Arguments arguments()
    {
        Arguments result;
        if (!accept(u"("))
            return result;
        while (!m_fault && !accept(u")")) {
            const QString argument = name();
            expect(u":");
            result.emplace_back(argument, value());
        }
        return result;
    }

    Arguments directives()
    {
        Arguments result;
        while (accept(u"@")) {
            const QString directive = name();
            const Arguments given = arguments();
            if ((directive != u"include" && directive != u"skip") || given.size() != 1
                || given.front().first != u"if")
                fault(Text::of("there is a directive that is not known here"));
            else
                result.emplace_back(directive, given.front().second);
        }
        return result;
    }

    GraphQlValue value()
    {
        const Nested nested(*this);
        GraphQlValue result;
        if (m_fault)
            return result;
        if (accept(u"$")) {
            result.kind = GraphQlValue::Kind::Variable;
            result.variable = name();
        } else if (accept(u"[")) {
            result.kind = GraphQlValue::Kind::List;
            while (!m_fault && !accept(u"]"))
                result.members.emplace_back(QString(), value());
        } else if (accept(u"{")) {
            result.kind = GraphQlValue::Kind::Object;
            while (!m_fault && !accept(u"}")) {
                const QString member = name();
                expect(u":");
                result.members.emplace_back(member, value());
            }
        } else {
            result.plain = plainValue();
        }
        return result;
    }

    QJsonValue plainValue()
    {
        const GraphQlToken token = take();
        switch (token.kind) {
        case TokenIs::Text:
            return token.text;
        case TokenIs::Number: {
            bool isNumber = false;
            const qint64 whole = token.text.toLongLong(&isNumber);
            if (isNumber)
                return whole;
            const double real = token.text.toDouble(&isNumber);
            if (!isNumber)
                fault(Text::of("a number is wrong"));
            return real;
        }
        case TokenIs::Name:
            if (token.text == u"true" || token.text == u"false")
                return token.text == u"true";
            return token.text == u"null" ? QJsonValue() : QJsonValue(token.text);
        default:
            fault(Text::of("a value is missing"));
            return {};
        }
    }

    std::vector<GraphQlToken> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
    std::optional<Error> m_fault;
};

} // namespace

QJsonValue GraphQlValue::resolved(const QJsonObject &variables) const
{
    switch (kind) {
    case Kind::Plain:
        break;
    case Kind::Variable:
        return variables.value(variable);
    case Kind::List: {
        QJsonArray array;
        for (const auto &member : members)
            array.append(member.second.resolved(variables));
        return array;
    }
    case Kind::Object: {
        QJsonObject object;
        for (const auto &[name, value] : members) {
            // A variable without a value stands for a member that was not given.
            const QJsonValue given = value.resolved(variables);
            if (!given.isUndefined())
                object.insert(name, given);
        }
        return object;
    }
    }
    return plain;
}

Result<GraphQlDocument> GraphQlDocument::parse(const QString &text)
{
    Result<std::vector<GraphQlToken>> tokens = graphQlTokens(text);
    if (!tokens)
        return fail(tokens.error());
    return Parser(std::move(*tokens)).run();
}

Result<const GraphQlOperation *> GraphQlDocument::operation(const QString &name) const
{
    if (name.isEmpty() && operations.size() == 1)
        return &operations.front();
    for (const GraphQlOperation &candidate : operations) {
        if (!name.isEmpty() && candidate.name == name)
            return &candidate;
    }
    return fail(
        ErrorCode::InvalidArgument,
        name.isEmpty()
            ? Text::of("The document has several operations; say which one with operationName.")
            : Text::of("The document has no operation of the name that was asked for."));
}

} // namespace packhouse
