#pragma once

#include "core/model/record.h"

#include <QByteArray>
#include <QDate>

#include <optional>

namespace kith
{

// What a row of an imported file stated, as the table source_rows keeps it: compact, since a book holds one
// for every row it ever read. Facts and statements come from that row; their origin is not kept.
struct RowRecord {
    enum class About : quint8 {
        Contact, // contact, facts, asOf
        Owner, // statements
        OtherRow, // it was summed up with another row of the file
    };

    About about = About::Contact;
    Contact contact; // its id is 0
    Facts facts;
    QDate asOf; // the day of the source, as far as known when the row was read
    std::vector<MeStatement> statements;
    int row = 0; // the other row

    bool operator==(const RowRecord&) const = default;
};

QByteArray packed(const Contact& contact, const Facts& facts, QDate asOf);
QByteArray packed(const std::vector<MeStatement>& statements);
QByteArray packedOtherRow(int row);

// Nothing if the bytes are empty or not whole.
std::optional<RowRecord> unpacked(QByteArrayView bytes);

} // namespace kith
