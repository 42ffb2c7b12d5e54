#include "ui/shared/progressstrip.h"

#include "ui/shared/button.h"
#include "ui/shared/liveprogress.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int steps = 1000; // totals may exceed what a progress bar counts

} // namespace

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent), m_what(new ElidedLabel(theme::Text::Small)), m_bar(new QProgressBar),
      m_cancel(new Button(tr("Cancel"), Button::Kind::Quiet))
{
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setMinimumWidth(120);
    m_bar->setAccessibleName(tr("Progress"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::wideSpace, theme::tightSpace, theme::space, theme::tightSpace);
    row->setSpacing(theme::wideSpace);
    row->addWidget(m_what, 1);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_progress)
            m_progress->cancel();
        m_cancel->setEnabled(false);
        m_what->setText(tr("Stopping…"));
    });
    hide();
}

void ProgressStrip::start(const QString& what, LiveProgress* progress)
{
    m_running = true;
    m_progress = progress;
    m_what->setText(what);
    m_bar->setRange(0, 0);
    m_cancel->setVisible(progress != nullptr);
    m_cancel->setEnabled(true);
    if (progress) {
        connect(progress, &LiveProgress::reported, this, &ProgressStrip::report);
        connect(progress, &QObject::destroyed, this, [this, progress] {
            if (m_progress == progress)
                m_progress = nullptr;
        });
    }
    show();
}

void ProgressStrip::finish()
{
    m_running = false;
    if (m_progress)
        disconnect(m_progress, nullptr, this, nullptr);
    m_progress = nullptr;
    hide();
}

QString ProgressStrip::howFar(qint64 done, qint64 total, Progress::Unit unit)
{
    const QLocale locale;
    const auto size
        = [&locale](qint64 bytes) { return locale.formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat); };
    switch (unit) {
    case Progress::Unit::Things:
        return tr("%1 of %2").arg(locale.toString(done), locale.toString(total));
    case Progress::Unit::Bytes:
        return tr("%1 of %2").arg(size(done), size(total));
    case Progress::Unit::Ids:
        return tr("%1 %").arg(locale.toString(100 * done / total));
    }
    return {};
}

void ProgressStrip::report(const QString& what, qint64 done, qint64 total, Progress::Unit unit)
{
    if (!m_running || !m_cancel->isEnabled())
        return;
    if (total > 0) {
        m_bar->setRange(0, steps);
        m_bar->setValue(static_cast<int>(static_cast<double>(done) * steps / static_cast<double>(total)));
        m_what->setText(tr("%1 · %2", "what runs, how far").arg(what, howFar(done, total, unit)));
    } else {
        m_bar->setRange(0, 0);
        m_what->setText(what);
    }
}

} // namespace kith
