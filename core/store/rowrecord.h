#pragma once

#include "core/model/record.h"
#include "core/store/day.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>

#include <array>
#include <optional>
#include <vector>

namespace kith
{

// What a row of an imported file stated, as the book keeps it: compact, since it holds one for every row it
// ever read. Facts and statements come from that row; their source is not kept, and their row as the distance
// from it, so that the same words at another place in another file are the same bytes.
struct RowRecord {
    enum class About : quint8 { Contact, Owner };

    About about = About::Contact;
    Contact contact; // its id is 0
    Facts facts;
    std::vector<Contact> absent; // as in Record: names and e-mail addresses
    QDate asOf; // the day of the source, as far as known when the row was read
    std::vector<MeStatement> statements; // of the owner

    bool operator==(const RowRecord&) const = default;
};

QByteArray packed(
    const Contact& contact, const Facts& facts, QDate asOf, int row, const std::vector<Contact>& absent = {});
QByteArray packed(const std::vector<MeStatement>& statements);
// A packed record of a contact, as a file of another day states it again.
QByteArray restated(QByteArrayView record, Day asOf);

// Nothing if the bytes are empty or not whole.
std::optional<RowRecord> unpacked(QByteArrayView bytes, int row);

// What a packed record states of a contact, in the form that statements store: texts are UTF-8 and views of
// the packed bytes.
class PackedContact
{
public:
    struct Point {
        ContactPoint::Kind kind;
        QByteArrayView value;
        QByteArrayView label;
    };
    struct PackedFact {
        FactKind kind;
        Certainty certainty;
        QByteArrayView value;
        Day from;
        Day to;
        int count;
        Origin::By by;
        int row;
    };

    // Reads the bytes instead; false, and of no use, if they are no contact's or not whole. Reading one after
    // the other asks for no memory for each.
    bool read(QByteArrayView bytes, int ofRow);

    ContactKind kind = ContactKind::Person;
    QByteArrayView name, given, family, title, organisation, location, profile;
    Day asOf;
    std::vector<Point> points;
    std::vector<PackedFact> facts;
};

} // namespace kith
