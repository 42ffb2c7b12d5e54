#include "core/store/filelocks.h"

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>
#include <map>
#include <mutex>
#include <utility>

namespace kith
{

#ifdef F_OFD_SETLK

namespace
{

// SQLite counts locks by file and not by descriptor: it may take one by the first descriptor of a file and
// give it back by the second. So all of a file go by one descriptor, which nobody else has.
class LockDescriptors
{
public:
    // For locking the file of that descriptor; -1: there is none.
    int of(int descriptor)
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_fileOf.find(descriptor); known != m_fileOf.end())
            return m_files[known->second].descriptor;
        struct stat status {
        };
        if (fstat(descriptor, &status) != 0)
            return -1;
        const FileId id(status.st_dev, status.st_ino);
        File& file = m_files[id];
        if (file.users++ == 0)
            file.descriptor = openAnew(descriptor);
        m_fileOf.emplace(descriptor, id);
        return file.descriptor;
    }

    // The descriptor is about to be closed.
    void forget(int descriptor)
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_fileOf.find(descriptor);
        if (known == m_fileOf.end())
            return;
        const auto file = m_files.find(known->second);
        m_fileOf.erase(known);
        if (--file->second.users > 0)
            return;
        if (file->second.descriptor >= 0)
            ::close(file->second.descriptor);
        m_files.erase(file);
    }

private:
    using FileId = std::pair<dev_t, ino_t>;
    struct File {
        int descriptor = -1;
        int users = 0; // SQLite's descriptors
    };

    // The same file, wherever its name has gone.
    static int openAnew(int descriptor)
    {
        char path[32];
        std::snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
        const int forBoth = ::open(path, O_RDWR | O_CLOEXEC);
        return forBoth >= 0 ? forBoth : ::open(path, O_RDONLY | O_CLOEXEC);
    }

    std::mutex m_mutex;
    std::map<FileId, File> m_files;
    std::map<int, FileId> m_fileOf; // by SQLite's descriptors
};

// Books may be closed while the program ends, so these are never destroyed.
LockDescriptors& lockDescriptors()
{
    static auto* const all = new LockDescriptors;
    return *all;
}

int openLock(int descriptor, int command, struct flock* lock)
{
    const int own = lockDescriptors().of(descriptor);
    if (own < 0)
        return ::fcntl(descriptor, command, lock);
    lock->l_pid = 0; // else the call fails
    return ::fcntl(own, command == F_GETLK ? F_OFD_GETLK : F_OFD_SETLK, lock);
}

extern "C" int kithFcntl(int descriptor, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void* const argument = va_arg(arguments, void*); // an int, of commands that take one
    va_end(arguments);
    if (command == F_SETLK || command == F_GETLK)
        return openLock(descriptor, command, static_cast<struct flock*>(argument));
    return ::fcntl(descriptor, command, argument);
}

extern "C" int kithClose(int descriptor)
{
    lockDescriptors().forget(descriptor);
    return ::close(descriptor);
}

} // namespace

void keepFileLocks()
{
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_initialize();
        sqlite3_vfs* const vfs = sqlite3_vfs_find("unix");
        if (vfs == nullptr || vfs->iVersion < 3)
            return;
        vfs->xSetSystemCall(vfs, "fcntl", reinterpret_cast<sqlite3_syscall_ptr>(kithFcntl));
        vfs->xSetSystemCall(vfs, "close", reinterpret_cast<sqlite3_syscall_ptr>(kithClose));
    });
}

#else

void keepFileLocks() { }

#endif

} // namespace kith
