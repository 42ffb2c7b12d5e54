#pragma once

#include "core/store/database.h"

#include <QByteArray>

namespace kith::test
{

// Every row of the tables that the user has something in, as text: two books with the same dump are the same
// book.
inline QByteArray dump(const Database& book)
{
    QByteArray text;
    for (const char* table : {"current_contacts", "points", "facts", "row_blocks", "rejected_rows", "owner",
             "drafts", "aliases", "apart", "changes", "remarks", "edits", "rules"}) {
        Result<Statement> select = book.prepare((QByteArray("SELECT * FROM ") + table).constData());
        if (!select)
            qFatal("%s", qPrintable(select.error().detail));
        while (*select->step()) {
            text += table;
            for (int column = 0; column < select->columns(); ++column)
                text += '|'
                    + (select->isNull(column) ? QByteArray("NULL") : select->utf8(column).toByteArray());
            text += '\n';
        }
    }
    return text;
}

// What the book says, without how its rows are numbered: the same whatever the order of imports. One line a
// contact.
inline QByteArray sayings(const Database& book)
{
    const char* const sql
        = "SELECT contacts.kind, name, given, family, title, organisation, location, profile,"
          " (SELECT group_concat(line, ';') FROM (SELECT kind || value AS line FROM points WHERE contact = "
          "contacts.id"
          "   ORDER BY line)),"
          " (SELECT group_concat(line, ';') FROM (SELECT facts.kind || ' ' || ifnull(value, '') || ' ' || "
          "ifnull(since, '')"
          "   || ' ' || ifnull(until, '') || ' ' || count || ' ' || ifnull(sources.name, '') || ' ' || "
          "facts.row AS line"
          "   FROM facts LEFT JOIN sources ON sources.id = facts.source WHERE contact = contacts.id ORDER BY "
          "line))"
          " FROM current_contacts AS contacts ORDER BY 1, 2, 8, 9, 10";
    Result<Statement> select = book.prepare(sql);
    if (!select)
        qFatal("%s", qPrintable(select.error().detail));
    QByteArray text;
    while (*select->step()) {
        for (int column = 0; column < select->columns(); ++column)
            text += select->utf8(column).toByteArray() + '|';
        text += '\n';
    }
    return text;
}

// Who is in the book and what is known of them, save for what the first of two sources that disagree says:
// how names are written, title, employer, place, and which row stated a fact. The same whatever the order of
// imports, even if files disagree.
inline QByteArray people(const Database& book)
{
    const char* const sql
        = "SELECT kind || ' ' || name || '|' || ifnull(given, '') || '|' || ifnull(family, '') || '|' ||"
          " ifnull(title, '') || '|' || ifnull(organisation, '') || '|' || ifnull(location, '') || ' ' ||"
          " ifnull(profile, '') || ' ' || ifnull("
          " (SELECT group_concat(line, ';') FROM (SELECT kind || lower(value) AS line FROM points"
          "   WHERE contact = contacts.id ORDER BY line)), '') || ' ' || ifnull("
          " (SELECT group_concat(line, ';') FROM (SELECT kind || ' ' || ifnull(value, '') || ' ' || "
          "ifnull(since, '')"
          "   || ' ' || ifnull(until, '') || ' ' || count AS line"
          "   FROM facts WHERE contact = contacts.id ORDER BY line)), '')"
          " FROM current_contacts AS contacts ORDER BY 1";
    Result<Statement> select = book.prepare(sql);
    if (!select)
        qFatal("%s", qPrintable(select.error().detail));
    QByteArray text;
    while (*select->step())
        text += select->utf8(0).toByteArray() + '\n';
    return text;
}

} // namespace kith::test
