#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/exporting/exportdialog.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

// The dialog that writes the recommendations to a file.
class TestExportDialog : public QObject
{
    Q_OBJECT

private:
    QDialog* open(const std::vector<ContactId>& contacts)
    {
        exportContacts(*m_book->book, contacts, m_window.get());
        auto* dialog = m_window->findChild<QDialog*>();
        m_path = dialog->findChild<QLineEdit*>();
        return dialog;
    }

    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_path = nullptr;

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->fill());
        m_window = std::make_unique<QWidget>();
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_book.reset();
    }

    void writesThoseOfTheList()
    {
        const Progress progress;
        const auto contacts = m_book->book->index()->find({.text = {}, .view = View::Connect}, progress);
        QDialog* dialog = open(contacts);
        QVERIFY(m_path->text().endsWith(u"2026-11-23.csv"_s));
        for (QRadioButton* choice : dialog->findChildren<QRadioButton*>()) {
            if (choice->text().contains(u"JSON"_s))
                QTest::mouseClick(choice, Qt::LeftButton, {}, QPoint(8, choice->height() / 2));
        }
        QVERIFY(m_path->text().endsWith(u"2026-11-23.json"_s)); // the extension follows the format
        const QString path = m_book->folder.filePath(u"out.json"_s);
        m_path->setText(path);
        QTest::mouseClick(button(*dialog, u"Export"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QLabel*>(u"outcome"_s)->isVisible());
        QVERIFY(shows(*dialog, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray written = QJsonDocument::fromJson(file.readAll()).object()["contacts"_L1].toArray();
        QCOMPARE(written.size(), static_cast<qsizetype>(contacts.size()));
        QVERIFY(button(*dialog, u"Done"_s));
        QVERIFY(!button(*dialog, u"Export"_s));
    }

    void writesEveryone()
    {
        QDialog* dialog = open({});
        QVERIFY(!dialog->findChildren<QRadioButton*>().front()->isEnabled());
        const QString path = m_book->folder.filePath(u"all.csv"_s);
        m_path->setText(path);
        QTest::mouseClick(button(*dialog, u"Export"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QLabel*>(u"outcome"_s)->isVisible());
        QVERIFY(shows(*dialog, QString::number(m_book->book->index()->size())));
        QVERIFY(QFileInfo(path).size() > 0);
    }

    void errorsStayInTheDialog()
    {
        QDialog* dialog = open({});
        m_path->setText(m_book->folder.filePath(u"no/such/folder/out.csv"_s));
        QTest::mouseClick(button(*dialog, u"Export"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QLabel*>(u"outcome"_s)->isVisible());
        QVERIFY(!shows(*dialog, u"Saved"_s));
        QVERIFY(button(*dialog, u"Export"_s)->isEnabled()); // mend the path and try again
        m_path->clear();
        QVERIFY(!button(*dialog, u"Export"_s)->isEnabled());
        QTest::mouseClick(button(*dialog, u"Close"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_window->findChild<QDialog*>());
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestExportDialog tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_exportdialog.moc"
