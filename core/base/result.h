#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace kith
{

// Why something did not happen. The command line exits with 1 for all of these.
enum class ErrorCode {
    NotFound, // no such file, contact or entry
    Unreadable, // there, but cannot be read as what it should be
    Unwritable, // read-only folder, full disk
    UnknownFormat, // a file whose kind Kith does not know
    Damaged, // truncated, corrupt
    Unsafe, // a file that tries something it must not, such as an archive that climbs out
    NewerVersion, // written by a newer Kith
    Busy, // another process writes
    Cancelled, // the user stopped it; nothing has changed
    Invalid, // a value that makes no sense here
};

// It did not happen. `message` is one translated line for the user that says what is wrong and what to do;
// `detail` is for the log (a system's or a library's own words), may be empty, and holds no personal data.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    QString message;
    QString detail;

    bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

// A result without a value: it happened, or the error says why not.
using Done = Result<void>;

inline tl::unexpected<Error> failure(ErrorCode code, const QString& message, const QString& detail = {})
{
    return tl::unexpected<Error>(Error{code, message, detail});
}

// The error of the first result that has one; null if all went well. For things done side by side.
template <typename... Results>
const Error* firstError(const Results&... results)
{
    const Error* error = nullptr;
    ((error = error || results ? error : &results.error()), ...);
    return error;
}

} // namespace kith
