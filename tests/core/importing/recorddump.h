#pragma once

#include "core/importing/recordsink.h"

#include <QJsonArray>
#include <QJsonObject>

#include <set>
#include <vector>

namespace kith::test
{

using namespace Qt::StringLiterals;

// Sets only what says something, so that goldens stay short.
inline void put(QJsonObject& object, const QString& key, const QJsonValue& value)
{
    const bool empty = value.isNull() || value == QJsonValue(QString())
        || (value.isArray() && value.toArray().isEmpty()) || (value.isDouble() && value.toInt() == 0);
    if (!empty)
        object[key] = value;
}

inline QJsonObject dump(const Contact& contact)
{
    static const QStringList pointKinds{u"email"_s, u"phone"_s, u"link"_s, u"address"_s};
    QJsonObject out;
    put(out, u"kind"_s, contact.kind == ContactKind::Organisation ? u"organisation"_s : QString());
    put(out, u"name"_s, contact.name);
    put(out, u"given"_s, contact.given);
    put(out, u"family"_s, contact.family);
    put(out, u"title"_s, contact.title);
    put(out, u"organisation"_s, contact.organisation);
    put(out, u"location"_s, contact.location);
    put(out, u"profile"_s, contact.profile);
    QJsonArray points;
    for (const ContactPoint& point : contact.points) {
        QJsonObject one{{pointKinds[static_cast<int>(point.kind)], point.value}};
        put(one, u"label"_s, point.label);
        points += one;
    }
    put(out, u"points"_s, points);
    return out;
}

inline QJsonObject dump(const Fact& fact)
{
    QJsonObject out{{u"kind"_s, QString(kindName(fact.kind))}};
    put(out, u"certainty"_s,
        fact.certainty == Certainty::Stated ? QString() : QString(certaintyName(fact.certainty)));
    put(out, u"value"_s, fact.value);
    put(out, u"from"_s, fact.from.toString(Qt::ISODate));
    put(out, u"to"_s, fact.to.toString(Qt::ISODate));
    put(out, u"count"_s, fact.count);
    return out;
}

inline QJsonObject dump(const MeStatement& statement)
{
    QJsonObject out{{QString(meFieldName(statement.field)), statement.value}};
    put(out, u"detail"_s, statement.detail);
    put(out, u"from"_s, statement.from.toString(Qt::ISODate));
    put(out, u"to"_s, statement.to.toString(Qt::ISODate));
    return out;
}

// Keeps all that an importer hands over, and watches that every row ends in one place only.
class DumpingSink : public RecordSink
{
public:
    Done record(Record record) override
    {
        use(record.row);
        QJsonArray further;
        for (const int row : record.furtherRows) {
            use(row);
            further += row;
        }
        QJsonObject out{{u"row"_s, record.row}, {u"contact"_s, dump(record.contact)}};
        put(out, u"furtherRows"_s, further);
        QJsonArray facts;
        for (const Fact& fact : record.facts) {
            if (fact.origin.by == Origin::By::Detector || fact.origin.source != 0)
                m_complaints += u"row %1: a fact's origin is no row"_s.arg(record.row);
            QJsonObject one = dump(fact);
            put(one, u"by"_s, fact.origin.by == Origin::By::You ? u"you"_s : QString());
            facts += one;
        }
        put(out, u"facts"_s, facts);
        if (record.word) {
            put(out, u"note"_s, record.word->note);
            put(out, u"aliases"_s, record.word->aliases.join(u" | "_s));
            put(out, u"apart"_s, record.word->apart.join(u", "_s));
            put(out, u"typed"_s, record.word->typed.join(u", "_s));
            put(out, u"typedOn"_s, record.word->typedOn.toString(Qt::ISODate));
        }
        m_records += out;
        return {};
    }
    Done owner(OwnerRecord record) override
    {
        use(record.row);
        QJsonArray statements;
        for (const MeStatement& statement : record.statements)
            statements += dump(statement);
        QJsonObject out{{u"row"_s, record.row}, {u"statements"_s, statements}};
        put(out, u"by"_s, record.yours ? u"you"_s : QString());
        m_owner += out;
        return {};
    }
    Done reject(int row, const QString& reason, const QString& text) override
    {
        use(row);
        if (reason.isEmpty() || reason.contains(u'\n'))
            m_complaints += u"row %1: the reason is not one line"_s.arg(row);
        m_rejected += QJsonObject{{u"row"_s, row}, {u"reason"_s, reason}, {u"text"_s, text}};
        return {};
    }
    void issue(const Issue& issue) override
    {
        QJsonObject out{{u"severity"_s, severityName(issue.severity)}, {u"message"_s, issue.message}};
        put(out, u"row"_s, issue.row);
        put(out, u"column"_s, issue.column);
        m_issues += out;
    }

    QJsonObject json() const
    {
        QJsonObject out;
        put(out, u"records"_s, m_records);
        put(out, u"owner"_s, m_owner);
        put(out, u"rejected"_s, m_rejected);
        put(out, u"issues"_s, m_issues);
        return out;
    }
    const std::multiset<int>& rows() const { return m_rows; }
    // Empty if all is well.
    QStringList complaints() const { return m_complaints; }

private:
    void use(int row)
    {
        if (m_rows.contains(row))
            m_complaints += u"row %1 ends in more than one place"_s.arg(row);
        m_rows.insert(row);
    }

    QJsonArray m_records;
    QJsonArray m_owner;
    QJsonArray m_rejected;
    QJsonArray m_issues;
    std::multiset<int> m_rows;
    QStringList m_complaints;
};

} // namespace kith::test
