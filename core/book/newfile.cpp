#include "core/book/newfile.h"

#include "core/book/texts.h"

#include <QDir>
#include <QFileInfo>

namespace kith
{

Result<SafeFile> newFile(const Database& book, const QString& path)
{
    if (QFileInfo::exists(path) && QFileInfo(path) == QFileInfo(book.path()))
        return failure(ErrorCode::Invalid,
            Book::tr("%1 is the book itself. Choose another file.").arg(QDir::toNativeSeparators(path)));
    return SafeFile::create(path);
}

} // namespace kith
