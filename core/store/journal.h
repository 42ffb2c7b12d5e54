#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/history.h"
#include "core/store/changeset.h"
#include "core/store/database.h"

#include <optional>
#include <utility>
#include <vector>

namespace kith
{

// The undo history. Each user action is one transaction and one entry. What it changed is recorded as a
// changeset; undo applies the inverse. Rows that a bulk import adds are not recorded, which would double its
// time and memory: since their ids are one range, undo deletes the range, and records that deletion so that
// redo can bring the same rows back.
//
// Used inside a transaction of the caller's: start a Recorder, change, finish() it, commit.
class Recorder
{
public:
    static Result<Recorder> start(const Database& database);

    // Whether the changes that follow are recorded; returns whether those before were. Off while rows of the
    // new ranges are written.
    bool setRecording(bool on) { return m_session.setRecording(on); }

    // Rows added while not recording: contacts with their points and facts, and sources with their rows, from
    // the first id to the last one in use at finish(). Call before adding.
    void addsContactsFrom(ContactId first) { m_firstContact = first; }
    void addsSourcesFrom(SourceId first) { m_firstSource = first; }

    // Writes the entry, with SQLite's clock for the time shown in the history, drops what could be redone,
    // forgets the oldest entries beyond historyLength. Nothing is written when nothing changed; the result is
    // then 0.
    // `derived`: what is derived of contacts, where the caller has not kept it up with the changes, is to be
    // forgotten.
    enum class Derived { IsKept, IsOutdated };
    Result<JournalId> finish(const QString& name, Derived derived = Derived::IsOutdated);

private:
    Recorder(const Database& database, Session session) : m_database(&database), m_session(std::move(session))
    {
    }

    const Database* m_database;
    Session m_session;
    ContactId m_firstContact = 0;
    SourceId m_firstSource = 0;
};

inline constexpr int historyLength = 200;

// Newest first.
Result<std::vector<HistoryStep>> journal(const Database& database);
Result<NextSteps> nextJournalSteps(const Database& database); // without reading the others

struct JournalMove {
    HistoryStep step;
    Touched touched;
};

// Takes back the newest step that is done, or brings back the oldest one undone; inside a transaction of the
// caller's. None: there is nothing to move.
Result<std::optional<JournalMove>> undoStep(const Database& database, Progress& progress);
Result<std::optional<JournalMove>> redoStep(const Database& database, Progress& progress);

// Forgets every step, and what is derived of who contacts are: nothing of an erased person may stay there.
Done clearJournal(const Database& database);

} // namespace kith
