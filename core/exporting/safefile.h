#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace kith
{

// Writes a user's file so that there is either the whole new one or the untouched old one, 0600. QSaveFile
// replaces a good file by a truncated one on a full disk (facts: safety); so every write is compared, the
// file is flushed, synced, measured, renamed and its folder synced. Nothing else in Kith writes user files.
//
// A symbolic link is followed: the file that it points to is replaced, the link stays. Folders, devices and
// files without write permission are refused before anything is written. While it writes there is a hidden
// file
// ".kith-….tmp" in the same folder, which is removed when anything fails.
//
// Errors: NotFound (no such folder, a link that leads nowhere), Unwritable (everything else); the detail
// holds the system's words.
class SafeFile
{
public:
    static Result<SafeFile> create(const QString& path);
    SafeFile(SafeFile&& other) noexcept;
    SafeFile& operator=(SafeFile&& other) noexcept;
    ~SafeFile(); // without commit() the path is left as it was

    // After a failure every further call fails in the same way.
    Done write(QByteArrayView bytes);
    Done commit(); // at most once

private:
    struct State;
    explicit SafeFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace kith
