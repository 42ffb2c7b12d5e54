#pragma once

#include "core/book/readbook.h"
#include "ui/importing/rowsview.h"

namespace kith
{

// The rows behind a file's receipt, by what became of them, and whom the file changed: of what would happen
// from the receipt, once it has happened from the book. The database outlives them.
std::vector<RowsView::Kind> rowKinds(const FileReceipt& receipt, const Database& database);

// Whom the files changed, one file after the other.
RowsView::Kind changesOf(const std::vector<FileReceipt>& files, const Database& database);

} // namespace kith
