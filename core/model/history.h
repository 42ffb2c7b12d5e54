#pragma once

#include "core/model/ids.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace kith
{

// A step of the undo history.
struct HistoryStep {
    JournalId id = 0;
    QDateTime at; // UTC
    QString name; // "Import of Connections.csv", "Sent to Mara Lindqvist"
    bool undone = false;

    bool operator==(const HistoryStep&) const = default;
};

// The names of what undo and redo would do next; empty: nothing.
struct NextSteps {
    QString undo;
    QString redo;
    JournalId toUndo = 0;

    bool operator==(const NextSteps&) const = default;
};

// What a step changed, and so what has to be advised and shown anew.
struct Touched {
    bool everything = false; // too much to list, or something that bears on everyone
    std::vector<ContactId> contacts; // sorted, each once; some may be gone
};

} // namespace kith
