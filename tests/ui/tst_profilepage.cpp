#include "core/book/aboutme.h"
#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/settings/profilepage.h"
#include "ui/settings/profilewords.h"
#include "ui/settings/tagedit.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

// Who the owner is and what they want, over the sample network.
class TestProfilePage : public QObject
{
    Q_OBJECT

private:
    Me me() const { return *readMe(m_book->book->database()); }
    bool wait() const
    {
        return QTest::qWaitFor(
            [this] { return !m_book->book->busy() && !shows(*m_page, u"Advising anew"_s); }, 60000);
    }

    QLineEdit* field(const QString& name) const
    {
        const QList<QLineEdit*> fields = m_page->findChildren<QLineEdit*>();
        const auto found = std::ranges::find(fields, name, &QLineEdit::accessibleName);
        return found == fields.end() ? nullptr : *found;
    }
    QLineEdit* nameField() const { return field(u"Your name"_s); }
    bool type(const QString& name, const QString& text) const
    {
        QTest::keyClicks(field(name), text);
        QTest::keyClick(field(name), Qt::Key_Return);
        return wait();
    }
    bool takeAway(const QString& tag) const
    {
        for (QAbstractButton* chip : m_page->findChildren<QAbstractButton*>()) {
            if (chip->accessibleName() == u"Remove "_s + tag) {
                QTest::mouseClick(chip, Qt::LeftButton);
                return wait();
            }
        }
        return false;
    }

    bool takeAll() const
    {
        const QStringList titles = me().targetTitles;
        return std::ranges::all_of(titles, [this](const QString& title) { return takeAway(title); });
    }

    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<ProfilePage> m_page;

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<test::Panels>();
        QVERIFY(m_book->fill());
        m_page = std::make_unique<ProfilePage>(*m_book->book);
        m_page->resize(640, 1600);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_book.reset();
    }

    void showsWhatFilesSayAndWhichFile()
    {
        const Me owner = me();
        QVERIFY(!owner.positions.empty());
        QCOMPARE(nameField()->text(), owner.name);
        QVERIFY(shows(*m_page, owner.positions.front().where));
        QVERIFY(shows(*m_page, owner.headline));
        QVERIFY(shows(*m_page, u"Positions.csv, row"_s));
        for (const QString& skill : owner.skills)
            QVERIFY(shows(*m_page, skill));
    }

    void aGoalIsSavedAtOnce()
    {
        const bool had = me().goals.contains(Goal::Hire);
        QTest::mouseClick(button(*m_page, u"Hire"_s), Qt::LeftButton);
        QVERIFY(shows(*m_page, u"Advising anew"_s));
        QVERIFY(wait());
        QCOMPARE(me().goals.contains(Goal::Hire), !had);
        QTest::mouseClick(button(*m_page, u"Hire"_s), Qt::LeftButton);
        QTest::mouseClick(button(*m_page, u"Sell"_s), Qt::LeftButton); // before the first is done
        QVERIFY(wait());
        QCOMPARE(me().goals.contains(Goal::Hire), had);
        QCOMPARE(button(*m_page, u"Sell"_s)->isChecked(), me().goals.contains(Goal::Sell));
    }

    void withoutGoalsEveryGoalCounts()
    {
        for (int goal = 0; goal < goalCount; ++goal) {
            auto* chip = button(*m_page, goalSays(static_cast<Goal>(goal)).first);
            if (chip->isChecked())
                QTest::mouseClick(chip, Qt::LeftButton);
        }
        QVERIFY(wait());
        QVERIFY(me().goals.empty());
        QVERIFY(shows(*m_page, u"every goal counts"_s));
    }

    // A file may choose one; the user's word stands instead.
    void aGoalOfAFileIsSaidSoAndTakenAway()
    {
        withoutGoalsEveryGoalCounts();
        test::Panels other;
        other.import(other.write(u"Saved Jobs.csv"_s,
            "Saved Date,Job Url,Job Title,Company Name\n\""
                + other.book->today().toString(u"M/d/yy"_s).toUtf8()
                + ", 9:15 PM\",https://www.linkedin.com/jobs/view/1,Head of Data,Northwind\n"));
        ProfilePage page(*other.book);
        page.show();
        QAbstractButton* job = button(page, goalSays(Goal::Job).first);
        QVERIFY(job->isChecked());
        QVERIFY(shows(page, u"“Find a job” is chosen by what your files say (Saved Jobs.csv, row 2)"_s));
        QTest::mouseClick(job, Qt::LeftButton);
        QTRY_VERIFY(!other.book->busy() && !shows(page, u"Advising anew"_s));
        QVERIFY(readMe(other.book->database())->goals.empty());
        QVERIFY(!shows(page, u"is chosen by"_s));
        QVERIFY(shows(page, u"every goal counts"_s));
    }

    void thePlanTellsItsLimits()
    {
        const Limits& limits = m_book->book->knowledge().limits;
        QTest::mouseClick(button(*m_page, planSays(Plan::Premium)), Qt::LeftButton);
        QVERIFY(wait());
        QCOMPARE(me().plan, Plan::Premium);
        QVERIFY(shows(*m_page, QString::number(limits.noteLengthPremium.value)));
        QVERIFY(shows(*m_page, limits.noteLengthPremium.source));
        QTest::mouseClick(button(*m_page, planSays(Plan::Free)), Qt::LeftButton);
        QVERIFY(wait());
        QCOMPARE(me().plan, Plan::Free);
        QVERIFY(shows(*m_page, limits.notesPerMonthFree.source));
    }

    void targetsAreTypedAndTakenAway()
    {
        QVERIFY(type(u"Organisations"_s, u"Harbour & Sons, harbour & sons,  Wharf"_s));
        const QStringList saved = me().targetOrganisations;
        QCOMPARE(saved.count(u"Harbour & Sons"_s), 1);
        QVERIFY(saved.contains(u"Wharf"_s));
        QVERIFY(!saved.contains(u"harbour & sons"_s));
        QVERIFY(takeAway(u"Wharf"_s));
        QVERIFY(!me().targetOrganisations.contains(u"Wharf"_s));
        QVERIFY(me().targetOrganisations.contains(u"Harbour & Sons"_s));
    }

    void whatFilesWantForYouCanBeTakenAway()
    {
        QVERIFY(takeAll());
        m_book->import(m_book->write(u"Job Seeker Preferences.csv"_s,
            "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,"
            "Dream Companies\nVienna,,,FULL_TIME,Data Lead|Atlas Maker,true,\n"));
        QTRY_COMPARE(me().targetTitles, (QStringList{u"Data Lead"_s, u"Atlas Maker"_s}));
        QTRY_VERIFY(m_page->findChildren<TagEdit*>().front()->tags().contains(u"Data Lead"_s));
        QVERIFY(takeAway(u"Data Lead"_s));
        QCOMPARE(me().targetTitles, QStringList{u"Atlas Maker"_s});
        QVERIFY(takeAway(u"Atlas Maker"_s));
        QVERIFY(me().targetTitles.isEmpty());
        QVERIFY(type(u"Job titles"_s, u"Cartographer"_s));
        QCOMPARE(me().targetTitles, QStringList{u"Cartographer"_s});
    }

    void addressesAreSaidAndTakenBack()
    {
        const QStringList fromFiles = me().emails;
        QVERIFY(type(u"Your e-mail addresses"_s, u"veerle@maps.example"_s));
        QCOMPARE(me().emails, fromFiles + QStringList{u"veerle@maps.example"_s});
        QVERIFY(takeAway(u"veerle@maps.example"_s));
        QCOMPARE(me().emails, fromFiles);
        for (const QString& address : fromFiles)
            QTRY_VERIFY(shows(*m_page, address));
    }

    void theNameCanBeSaidOtherwise()
    {
        nameField()->selectAll();
        QVERIFY(type(u"Your name"_s, u"Alex  Berg"_s));
        QCOMPARE(me().name, u"Alex Berg"_s);
        QCOMPARE(me().given, u"Alex"_s);
        auto undone = m_book->book->undo();
        QTRY_VERIFY(undone.isFinished());
        nameField()->clearFocus();
        QTRY_VERIFY(me().name != u"Alex Berg"_s);
    }

    void anEmptyBookSaysHowToFillIt()
    {
        const test::GuiBook empty;
        QVERIFY(empty.settle());
        ProfilePage page(*empty.book);
        page.show();
        QVERIFY(shows(page, u"Import your LinkedIn archive"_s));
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    const Theme theme;
    TestProfilePage tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_profilepage.moc"
