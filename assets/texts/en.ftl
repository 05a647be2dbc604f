# The window's texts in English.
#
# Sentence case, no full stop after a label, '…' where more is asked. Ids that
# end in -hint explain the one without.

program = Communique
title = { $name } – Communique
title-unsaved = { $name } (unsaved) – Communique
new-release = New release
new-file-name = press-release

## Menus

menu-file = File
menu-edit = Edit
menu-insert = Insert
menu-view = View
menu-languages = Languages
menu-style = Style
menu-page-in = Page in { $language }
page-language = Language of the page
suggestion-keys = Suggestion by number
suggestion-keys-hint = Take this one of what was translated before, while translating
page-keys = Page of an edition
page-keys-hint = Show the release’s own page, or that of an edition, in the order of the list
menu-help = Help
menus = Menus
menus-hint = Open a menu; the arrows lead through it
menu-recent = Open recent
menu-with-step = { $command } { $step }
no-recent = No files yet
publish = Publish…

command-new = New
command-new-hint = Begin a new release in a window of its own
command-open = Open…
command-open-hint = Open a release's file
command-save = Save
command-save-hint = Write the release into its file
command-save-as = Save as…
command-save-as-hint = Write the release into another file
command-export-pdf = Export PDF…
command-export-pdf-hint = Make a PDF that everybody can read (PDF/UA-1)
command-editions = Editions…
command-editions-hint = Add an edition in another language, and say how each is printed
command-insert-term = Put in the next term
command-insert-term-hint = Put the next term of the glossary in at the caret that the translation hasn’t yet
command-mend = Mend what is told
command-mend-hint = Do the first of what would mend the translation at hand
command-library = Memory and glossary…
command-library-hint = What was translated before, and what terms are called: what there is, and what other tools have
command-hand-out = Texts for translators…
command-hand-out-hint = Save an edition’s texts as XLIFF, PO or a Word table, for translators’ own tools
command-bring-in = Bring in translations from…
command-bring-in-hint = Take translations from a translator’s file or a copy of this release, with what was said of them there, shown first
command-write = Write
command-write-hint = Show the form of the release’s parts
command-translate = Translate
command-translate-hint = Show what there is to translate, the source beside its translation
command-confirm-unit = Confirm and go on
command-confirm-unit-hint = Confirm the translation at hand, and go to the next that isn’t finished
command-still-right = Still right
command-still-right-hint = Keep the translation at hand, though its source has changed
command-next-unit = Next text
command-next-unit-hint = Go to the next text of the list
command-previous-unit = Previous text
command-previous-unit-hint = Go to the text of the list before
command-next-unfinished = Next unfinished text
command-next-unfinished-hint = Go to the next text that isn’t translated and confirmed
command-previous-unfinished = Previous unfinished text
command-previous-unfinished-hint = Go to the text before that isn’t translated and confirmed
command-copy-source = Copy the source
command-copy-source-hint = Put what is to be translated into its translation, to change it there
command-insert-chip = Insert the next link or footnote
command-insert-chip-hint = Put the next link or footnote’s mark of the source in that the translation lacks
command-comment = Comment
command-comment-hint = Say something of the text at hand, for those who work on the release: it’s never printed
command-comment-source = Comment on the source
command-comment-source-hint = Say something of what is translated here, for whoever writes it and for the translators into all languages
command-meaning-unchanged = Meaning unchanged
command-meaning-unchanged-hint = Say for all languages that what you changed in this field hasn’t changed its meaning
command-print = Print…
command-print-hint = Show the release as a PDF, to print it from there
command-quit = Quit
command-quit-hint = Close this window
command-undo = Undo
command-undo-hint = Take the last step back
command-redo = Redo
command-redo-hint = Do the step again that was taken back
command-strong = Bold
command-strong-hint = Make the selected words bold, or no longer
command-emphasis = Italic
command-emphasis-hint = Make the selected words italic, or no longer
command-cut = Cut
command-cut-hint = Put what is selected on the clipboard, and take it out
command-copy = Copy
command-copy-hint = Put what is selected on the clipboard
command-paste = Paste
command-paste-hint = Put in what is on the clipboard
command-select-all = Select all
command-select-all-hint = Select all of the text
command-link = Link…
command-link-hint = Make a link of the selected words
command-footnote = Footnote
command-footnote-hint = Put a footnote in at the caret
command-follow-footnote = Follow footnote
command-follow-footnote-hint = Go from a footnote's mark to its text, or back
command-bullet-list = Bulleted list
command-bullet-list-hint = Make a list of the paragraphs, or no longer
command-numbered-list = Numbered list
command-numbered-list-hint = Make a numbered list of the paragraphs, or no longer
command-indent = Item in
command-indent-hint = Move items of a list a level in
command-outdent = Item out
command-outdent-hint = Move items of a list a level out
command-paste-plain = Paste words alone
command-paste-plain-hint = Paste without emphasis, links, lists and footnotes
command-line-break = Line break
command-line-break-hint = Begin a new line in the same paragraph
command-duplicate = Duplicate
command-duplicate-hint = Put a copy behind the item that the caret is in
command-move-up = Move up
command-move-up-hint = Move the item that the caret is in before the one above
command-move-down = Move down
command-move-down-hint = Move the item that the caret is in behind the one below
command-remove = Remove
command-remove-hint = Take out the item that the caret is in
command-fit-width = Fit width
command-fit-width-hint = Show pages as wide as their pane
command-fit-page = Fit page
command-fit-page-hint = Show whole pages
command-zoom-in = Zoom in
command-zoom-in-hint = Show pages larger
command-zoom-out = Zoom out
command-zoom-out-hint = Show pages smaller
command-toggle-marks = Blanks and marks
command-toggle-marks-hint = Show blanks, ends of paragraphs and where emphasis begins and ends in texts, or hide them
command-toggle-visual-arrows = Arrows follow the screen
command-toggle-visual-arrows-hint = Where Arabic and Latin letters meet, lead left and right as they stand, not on and back in the text
command-turn-text = Turn text round
command-turn-text-hint = Have the text at hand run from right to left, or from left to right again, while it's edited
command-turn-pane = To the other pane
command-turn-pane-hint = Go to the outline or the list of editions and filters, or back to the text
command-toggle-outline = Outline
command-toggle-outline-hint = Show the outline, or hide it
command-toggle-page = Page
command-toggle-page-hint = Show the page, or hide it
command-versions = Versions…
command-versions-hint = Earlier saved states of this release, and those that were issued
command-mark-issued = Mark as issued
command-mark-issued-hint = Keeps this state in the file as one that went out
command-note-revision = Note a revision…
command-note-revision-hint = Says that this release changes what went out before: updated, corrected or withdrawn
command-person = Who you are…
command-person-hint = Your name, organization and colour, for those who work on the same release
command-toggle-presence = Show others that a file is open here
command-toggle-presence-hint = Others who have the same file open see your name, if you gave one, and the name of this machine
command-shortcuts = Keyboard shortcuts
command-shortcuts-hint = List the keys for all commands
command-about = About Communique
command-about-hint = Say what program this is

theme-system = Theme of the system
theme-light = Light
theme-dark = Dark

style-un-side-event = UN side event
style-corporate = Corporate
style-statement = Plain statement
value-none = None
value-picture = A picture
value-no-picture = No picture
paragraph-plain = Running text
paragraph-bullet = Item of a list
paragraph-numbered = Item of a numbered list
difference-added = added
difference-removed = removed
difference-moved = moved
difference-conflict = to be settled
difference-replaced = replaced by another
difference-looks = emphasis or links changed
piece-kept = as before: { $text }
piece-gone = taken out: { $text }
piece-new = put in: { $text }
paper-a4 = A4
paper-us-letter = US Letter
accent-own = Colour of the style
accent-other = Other colour…
accent-title = Colour
accent-field = Six hexadecimal digits behind a #
accent-set = Use this colour

## Steps of the history, after 'Undo' and 'Redo'

step-typing = typing in { $field }
step-deleting = deleting in { $field }
step-paste = pasting into { $field }
step-move-text = moving text into { $field }
step-cut = cutting from { $field }
step-change = change of { $field }
step-begin = adding { $field }
step-clear = removing { $field }
step-settle = settling { $field }
step-merge = merging what somebody else changed
step-merge-copy = merging a copy
step-take-suggestion = taking a suggestion for { $field }
step-mend = mending { $field }
step-bring-in = bringing in translations from { $file }
step-recover = bringing back what wasn't saved
step-discard = discarding what was recovered
step-issue = marking as issued
step-revise = noting a revision
step-restore = restoring an earlier version
step-add = adding { $item }
step-remove = removing { $item }
step-duplicate = duplicating { $item }
step-move = moving { $item }
step-confirm-unit = confirming the translation of { $field }
step-still-right = keeping the translation of { $field }
step-copy-source = copying { $field }
step-join-units = translating { $field } with the paragraph before
step-part-units = translating { $field } by itself
step-translate-from = translating { $field } from another text
step-clear-unit = clearing the translation of { $field }
step-meaning-unchanged = keeping the translations of { $field }
step-leave-out = leaving an item out of an edition
step-resolve = resolving a comment
step-reopen = opening a comment again
step-print-again = printing an item in an edition again
step-strong = bold
step-emphasis = italic
step-link = link
step-list = list

## Parts of a release

part-banner = Banner
part-organizers = Organizers
part-revision = Revision notice
part-reference = Reference
part-issue-date = Date of issue
part-timing = Timing
part-language-versions = Other language versions
part-headline = Headline
part-subheadline = Subheadline
part-summary = Summary
part-dateline = Dateline
part-call-to-action = Call to action
part-end-mark = End mark
part-notes-to-editors = Notes to editors
part-boilerplates = About the organizers
part-contacts = Contacts
part-media-assets = For the media
part-links = Links
part-social-posts = Social media texts
part-disclaimer = Disclaimer
part-fixed-words = Fixed words

field-language = Language
field-kind = Kind
field-label = Label
field-reference = Reference
field-issue-date = Date of issue
field-timing = Timing
field-revision = Revision notice
field-revision-kind = Kind of revision
field-revision-date = Date of revision
field-replaces = Replaces
field-note = What changed
field-people-note = Note
field-banner = Banner
field-event = Event
field-tag = Kind of event
field-organizers = Organizers
field-name = Name
field-contacts-name = Organization or region
field-people-name = Name
field-role = Role
field-logo = Logo
field-image = Picture
field-images = Images
field-alternative-text = Alternative text
field-language-versions = Other language versions
field-url = Address
field-media-assets-url = Address of the version for print
field-headline = Headline
field-subheadline = Subheadline
field-summary = Summary
field-dateline = Dateline
field-places = Places
field-date = Date
field-sections = Sections
field-heading = Heading
field-blocks = Blocks
field-text = Text
field-links-text = Words
field-cells-text = Cell
field-footnotes-text = Note
field-words = Words
field-speaker = Speaker
field-title = Title
field-translated-from = Translated from
field-original = As spoken
field-caption = Caption
field-credit = Credit
field-licence = Licence
field-points = Points
field-columns = Columns
field-align = Alignment
field-rows = Rows
field-cells = Cells
field-call-to-action = Call to action
field-end-mark = End mark
field-notes-to-editors = Notes to editors
field-boilerplates = About the organizers
field-organization = Organization
field-contacts = Contacts
field-people = Contacts
field-telephone = Telephone
field-out-of-hours = Out of hours
field-email = E-mail
field-languages = Languages
field-hours = Hours
field-media-assets = For the media
field-links = Links
field-links-label = Label
field-social-posts = Social media texts
field-disclaimer = Disclaimer
field-footnotes = Footnotes
field-style = Style
field-house = House style
field-paper = Paper
field-accent = Colour
field-fixed-words = Fixed words
field-conventions = Conventions
field-digits = Digits
field-months = Names of months
field-spacing = Spaces at signs
field-back-translations = Words translated back
field-editions = Editions
field-left-out = Left out
field-segments = Translations
field-state = State
field-source = What was translated
field-line = Translation
field-lines = Translation
field-segments-text = Translation
paragraph-of = { $field }, paragraph { $number }
field-of-edition = { $field } ({ $language })
field-of = { $field }, { $owner }
field-comment-on = Comment on { $place }
field-reply-on = Reply to the comment on { $place }
field-comments-text = Comment
field-by = By
field-replies-text = Reply

item-paragraph = Paragraph
item-organizer = Organizer
item-language-version = Language version
item-section = Section
item-prose-block = Text
item-quote = Quote
item-picture = Picture
item-key-points = Key points
item-table = Table
item-column = Column
item-row = Row
item-cell = Cell
item-boilerplate = Boilerplate
item-contact-group = Group of contacts
item-contact = Contact
item-media-asset = Media asset
item-link = Link
item-footnote = Footnote
item-fixed-word = Fixed word
item-edition = Edition
item-segment = Translation
item-own-image = Picture of an edition
item-left-out = Item left out of an edition
item-comment = Comment
item-reply = Reply
item-conflict = Conflict
item-issued = Issued state
item-image = Image
section-opening = Opening
item-numbered = { $kind } { $number }

## The form

group-head = Head
group-foot = Foot
group-footnotes = Footnotes
add-to-head = Add to the head…
add-to-foot = Add to the foot…
add-section = Add a section
add-block = Add to the section…
add-block-to = Add to { $item }
add-organizer = Add an organizer
add-language-version = Add a language version
add-boilerplate = Add a boilerplate
add-contact-group = Add a group of contacts
add-contact = Add a contact
add-contact-to = Add a contact to { $item }
add-media-asset = Add a media asset
add-link = Add a link
add-column = Add a column
add-row = Add a row
add-fixed-word = Print a word otherwise…

remove = Remove
remove-item = Remove { $item }
remove-part = Remove { $part }
duplicate = Duplicate
more = More…
more-of = More for { $item }
duplicate-item = Duplicate { $item }
move-up = Move up
move-up-item = Move { $item } up
move-down = Move down
move-down-item = Move { $item } down
open-item = Open { $item }
fold-item = Fold { $item }
drag-item = Drag { $item }
drag-hint = Drag to move; Alt and the arrows move it too

kind-press-release = Press release
kind-news-release = News release
kind-media-advisory = Media advisory
kind-statement = Statement
kind-background-note = Background note
role-organizer = Organizer
role-co-organizer = Co-organizer
role-partner = Partner
revision-none = None
revision-updated = Updated
revision-corrected = Corrected
revision-withdrawn = Withdrawn
timing-unstated = Not stated
timing-immediate = For immediate release
timing-embargoed = Embargoed
embargo-date = Until
embargo-date-name = Embargo date
embargo-time = Time
address-bad = No link can lead there: write an address of the web, of a mail or of a telephone, such as www.un.org
signs-deceptive = There are signs in it that would have it read otherwise than it's written ({ $signs }). On the page they do nothing; delete them here.
letters-missing = No font of the page has { $letters }: write it otherwise
mail-bad = No mail can go there: write an address such as press@un.org
revision-without-kind = Not printed until its kind is chosen
version-without-language = Not printed until its language is chosen
embargo-time-wrong = Hours and minutes, as 14:30
embargo-time-name = Embargo time
embargo-zone = Zone
embargo-zone-name = Embargo zone
zone-search = Search zones
zone-none = No zone is called so

headline-hint = What happened, in a line
places-hint = One place a line
organizer-name-hint = One line as it is printed, or several
alternative-text-hint = What it shows, for those who don't see it
section-heading-hint = None
quote-hint = The words, without quotation marks
original-hint = The words as they were spoken, if they are known
caption-hint = Who is seen, left to right, with titles
column-hint = Heading
column-heading = Heading of column { $column }
cell-name = Row { $row }, column { $column }
digits-western = 0 1 2 3
digits-arabic-indic = ٠ ١ ٢ ٣
digits-chinese = 一 二 三, in dates
months-both = Both names, as the United Nations print them
months-egyptian = As in Egypt and the Gulf
months-levantine = As in Iraq and the Levant
months-moroccan = As in Morocco
spacing-united-nations = As the United Nations print it
spacing-france = As France prints it
spacing-european-union = As the European Union prints it
spacing-hint = The page prints what was typed. While you translate, you’re told of signs with other spaces, which can be set all at once. What the page says by itself has these.
back-translations-unsaid = Not said
back-translations-said = Said
align-start = At the start
align-center = In the middle
align-end = At the end
align-column = Alignment of column { $column }
move-back-row = Move row { $number } up
move-on-row = Move row { $number } down
remove-row = Remove row { $number }
move-back-column = Move column { $number } back
move-on-column = Move column { $number } on
remove-column = Remove column { $number }
not-translated = Not translated
no-language = Not chosen
no-date = No date
today = Today
clear-date = No date
calendar-of = Calendar of { $field }
previous-month = Previous month
next-month = Next month
weekdays = Mo Tu We Th Fr Sa Su

choose-picture = Choose…
replace-picture = Replace…
remove-picture = Remove
picture-choose = Choose { $field }
picture-remove = Remove { $field }
picture-of = Thumbnail of { $field }
picture-hint = PNG, JPEG or SVG: choose, paste or drop it here

tool-strong = B
tool-emphasis = I
tool-link = Link
tool-footnote = Footnote
tool-list = List
tool-numbered = 1.
tool-of = { $tool }: { $field }

footnote-number = Footnote { $number }
to-mark = To its mark
to-mark-of = To the mark of { $item }

word-press-release = Press release
word-news-release = News release
word-media-advisory = Media advisory
word-statement = Statement
word-background-note = Background note
word-for-immediate-release = For immediate release
word-embargoed-until = Embargoed until
word-available-in = Available in
word-updated = Updated
word-corrected = Corrected
word-withdrawn = Withdrawn
word-replaces = Replaces
word-co-organized-by = Co-organized by
word-in-partnership-with = In partnership with
word-key-points = Key points
word-call-to-action = Call to action
word-notes-to-editors = Notes to editors
word-about = About an organization
word-for-more-information = For more information
word-telephone = Telephone
word-out-of-hours = Out of hours
word-email = E-mail
word-languages = Languages
word-hours = Hours
word-media-assets = For the media
word-credit = Credit
word-licence = Licence
word-print-version = Version for print
word-web = Web
word-social-media = Social media
word-footnotes = Footnotes
word-translated-from = Translated from
word-translated-back = Translated back
word-quote-open = Opening quotation mark
word-quote-close = Closing quotation mark
word-comma = Comma
word-colon = Colon
word-dash = Dash after the dateline

## The outline and the page

pane-form = Form

outline-head = HEAD
outline-sections = SECTIONS
outline-foot = FOOT
outline-footnotes = FOOTNOTES
outline-lacking = { $part }: alternative text missing
group-conflicts = To be settled
conflicts-hint = Two people changed the same, and the release says one of both.
conflicts-more =
    { $count ->
        [one] And 1 more, once these are settled.
       *[other] And { $count } more, once these are settled.
    }
conflict-here = Two people changed this at once
conflict-of-field = { $place }: two people changed this at once
conflict-go = To be settled: { $place }
conflict-before = Before
conflict-unnamed-ours = One version
conflict-unnamed-theirs = The other version
conflict-nothing = Taken out
conflict-no-base = Nothing, or it isn't known
conflict-keep = Keep this
conflict-keep-base = Keep what stood there before
conflict-keep-ours = Keep the first version
conflict-keep-theirs = Keep the second version
conflict-keep-both = Keep both
conflict-as-it-stands = Leave as it stands
conflict-show = Show
conflict-named = { $button }: { $place }
state-unsafe = Not safe from a crash
state-unsafe-nowhere = What isn't saved would be lost if the program ended now: this machine has no folder for the program's own files. Save often.
state-unsafe-slow = What isn't saved would be lost if the program ended now: the drive with the program's own folder doesn't answer. Save the release elsewhere.
state-unsafe-hint = What isn't saved would be lost if the program ended now ({ $why }): save it, or make room on the disk.
status-conflicts =
    { $count ->
        [one] 1 to settle
       *[other] { $count } to settle
    }
outline-conflict = { $part }: two people changed the same
outline-comment = { $part }: somebody says something of it
outline-dead-address = { $part }: an address that leads nowhere
outline-missing-letters = { $part }: letters that can’t be printed
outline-deceptive = { $part }: signs that would have it read otherwise than it's written
outline-no-time = { $part }: not a time of day
page-coming = The page is being set…
page-off = The page isn't shown: the last times that this release was opened, the program ended. What you had written is here, and can be saved and changed.
page-on = Show the page
page-updating = Updating the page…
page-number = Page { $page } of { $pages }
trouble-missing = There is no house style ‘{ $style }’: the page is shown in another. Choose one in the menu Style, or put its file among your styles.
trouble-too-slow = The house style ‘{ $style }’ takes more than ten seconds: the page is shown in another. Mend it; until this window is closed, what was begun keeps a processor busy.
trouble-problems = The house style ‘{ $style }’ fails: { $problems }
problem-with-hints = { $message } ({ $hints })
problem-in-common = in common.typ, line { $line }: { $message }
problem-in-field = in { $field }: { $message }
problem-on-line = line { $line }: { $message }

## The status bar

message-not-issued =
    { $count ->
        [one] It can't be marked as issued while 1 place isn't settled that two people changed.
       *[other] It can't be marked as issued while { $count } places aren't settled that two people changed.
    }
message-issued = Marked as issued, { $moment }. Once it's saved, that state stays in the file: see File ▸ Versions.
message-issued-already = It's marked as issued as it is, { $moment }.
message-after-issue = This release was issued, { $moment }. What is changed now goes out as a revision.
note-revision = Note the revision…
revision-title = Note the revision
revision-text = The release then says above its headline that it changes what went out before, and what. Both can be changed in the form afterwards.
revision-note-field = Note on what changed
revision-set = Note it
revision-added = { $place }: { $new } was added.
revision-removed = { $place }: { $old } was taken out.
revision-replaced = { $place }: { $old } now reads { $new }.
revision-another = { $place }: replaced.
revision-item-added = Added: { $place }.
revision-item-removed = Taken out: { $place }.
revision-more =
    { $count ->
        [one] And 1 more change.
       *[other] And { $count } more changes.
    }
versions-title = Versions
versions-listing = Looking for earlier versions…
versions-none = There are no earlier versions yet: one is kept each time that the release is saved.
versions-issued = Issued
versions-saved = Saved
versions-discarded = Discarded
versions-since = Changed since then
versions-changes =
    { $count ->
        [one] 1 change
       *[other] { $count } changes
    }
versions-unreadable = This version can't be read ({ $why }).
version-broke = reading it made the program fail
version-nowhere = there is no folder for versions
versions-restore = Restore
message-copy-found = Beside the file is { $file }, a copy as sync tools make them when two people change a file. It has what isn't here.
message-leftover-found = A save of this file was cut off. It had what isn't here.
message-held-found = This file doesn't hold what it held on { $moment }. Something has put another state in its place.
changes-title-held = What the file held before
changes-text-held = This is what would change if it were merged in. It's among the versions, too.
changes-title-copy = A copy of the file
changes-text-copy = This is what would change if the copy were merged in. The copy stays where it is.
merge-copy = Merge it in
not-now = Not now
notice-two-versions =
    { $conflicts ->
        [0] Git couldn't merge two versions of this file and left both in it. They're merged here, and nothing of it is saved yet.
        [one] Git couldn't merge two versions of this file and left both in it. They're merged here, but for 1 place that is to be settled; nothing of it is saved yet.
       *[other] Git couldn't merge two versions of this file and left both in it. They're merged here, but for { $conflicts } places that are to be settled; nothing of it is saved yet.
    }
still-saving-title = Still saving
still-saving-text = The drive takes long to answer. What you wrote is also kept on this machine: if you close now and it isn't in the file, it's back when you open it again.
still-saving-wait = Go on waiting
still-saving-stay = Don't close
still-saving-close = Close now
somebody = somebody
also-open =
    { $more ->
        [0] Also open: { $name } on { $host }
        [one] Also open: { $name } on { $host }, and 1 more
       *[other] Also open: { $name } on { $host }, and { $more } more
    }
also-open-one = { $name } on { $host }
also-open-one-of = { $name }, { $organization }, on { $host }
message-left-elsewhere =
    { $count ->
        [one] Another release
       *[other] { $count } other releases
    } had changes that weren't saved when the program ended.
open-left = Open them
message-left-in-bin = What wasn't saved before a crash couldn't be brought back. It's kept for thirty days: see Discarded under File ▸ Versions, or { $folder }.
message-left-stays = What wasn't saved before a crash can't be brought back now. It stays in { $folder }, and is tried again when the file is opened next.
message-who-are-you = Somebody else has this file open, too. Say who you are, so that it's seen there.
say-who = Say who you are
person-title = Who you are
person-text = It's shown to those who have the same file open, beside what you say in comments, and beside what you both changed until that's settled, in the file, too. It's never in what you publish.
person-name = Name
person-organization = Organization
person-colour = Your colour: what you change is marked with it in others' windows
person-set = Keep
colour-blue = Blue
colour-green = Green
colour-orange = Orange
colour-purple = Purple
colour-red = Red
colour-teal = Teal
colour-pink = Pink
colour-brown = Brown
show-changes = Show
changes-title-others = Changed by others
changes-text-others = What others have saved is merged into what you see. In the form it's marked until you dismiss the notice.
changes-title-put-back = The file was put back
changes-text-put-back = Something has put an earlier state into the file. This is what would change if you took it over.
changes-title-recovered = Recovered
changes-text-recovered = This wasn't saved when the program ended, and is back. It isn't in the file before you save.
take-over = Take over what the file says
discard-recovered = Discard
keep-what-is-seen = Keep what you see
comparing = Comparing…
not-compared = It can't be compared ({ $why }): please report it.
comparing-broke = comparing failed
no-differences = There is no difference.
more-differences =
    { $count ->
        [one] Show 1 more
       *[other] Show { $count } more
    }
state-new = Not saved yet
state-saved = Saved
state-saving = Saving…
state-saving-slow = Saving… (the drive doesn't answer yet)
state-saving-slow-hint = It ends by itself once the drive answers. You can go on writing meanwhile, or save the release elsewhere with File ▸ Save as.
state-unsaved = Unsaved
state-failed = Could not save ({ $why })
failure-full = no room on the disk
failure-denied = not allowed
failure-read-only = it's read-only
failure-name = the name isn't possible
failure-system = the drive doesn't take it
failure-no-folder = its folder isn't there
failure-no-drive = its drive isn't there
failure-not-a-file = that isn't a file
failure-gone = the file is gone
failure-another = another release is there
failure-unreadable = what is there can't be read
failure-busy = others keep changing it
failure-too-long = it's too large
failure-program = a mistake of this program
state-syncing = Being synced…
state-syncing-hint = The file is being changed by something else, and can't be read yet. What you see is kept.
state-gone = The file is gone
state-gone-hint = It may have been moved, renamed or deleted, or its drive is gone. Saving puts it there again, once its folder is there.
state-replaced = Something else is in the file's place
state-replaced-hint = What you see is kept, and isn't in a file now. Save it under another name, or put the file back.
status-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
status-embargo = Embargo: { $until } ({ $zone })
status-no-embargo = Embargo: none
status-busy = Working…
status-fit-width = Fit width, { $share } %
status-fit-page = Fit page, { $share } %
status-zoom = { $share } %
abandon = Stop

## Dialogs

cancel = Cancel
close = Close
dismiss = Dismiss
message-button = { $button }: { $message }
show-file = Show

choose-open = Open a release
choose-save = Save the release
choose-export = Export as PDF
choose-picture-title = Choose a picture
choose-library = Keep a memory or a glossary
filter-library = Memories, glossaries, releases
choose-texts = Bring in translations from
filter-releases = Releases
filter-texts = Translations
filter-pictures = Pictures

link-title = Link
link-words = Words of the link
link-address = Address of the link
link-leads = Leads to { $address }
link-bad = Write an address of the web, of a mail or of a telephone, such as www.un.org
link-set = Set link
link-remove = Remove link

# What was clicked in a text
chip-link = The link
chip-note = The footnote
chip-edit-link = Edit…
chip-edit-note = Edit note
chip-delete = Delete

close-title = Save the changes?
close-text = The release has changes that aren't in its file yet.
close-save = Save
close-discard = Discard

path-field = Path
path-hint = There is no file dialog on this system: type the whole path
path-relative = Type the whole path, from the root on (~ is your own folder)
path-folder = That is a folder: add a file's name
path-no-file = There is no such file
path-no-folder = There is no such folder: make it first, or choose another
path-empty = Type a path
path-remote = A path to another machine can't be used here
path-open = Open
path-save = Save
replace-title = Replace the file?
replace-text = { $file } is there already.
replace = Replace

not-opened-title = The file can't be opened
choose-another = Choose another…
open-failed = { $file } couldn't be opened

no-pdf-title = The PDF wasn't made
go-to-first = Go to the field
export-anyway = Export anyway
pdf-no-such-style = There is no house style ‘{ $style }’: choose another in the menu Style, or put its file among your styles.
pdf-slow-style = The house style ‘{ $style }’ takes more than ten seconds: mend it, or choose another in the menu Style.
pdf-style = The house style ‘{ $style }’ fails: { $problems }
pdf-unsettled =
    { $count ->
        [one] Two people changed the same in 1 place: settle that before the release goes out.
       *[other] Two people changed the same in { $count } places: settle that before the release goes out.
    }
pdf-no-such-edition = There is no edition ‘{ $edition }’ of this release.
pdf-incomplete = { $count ->
    [one] One text of this edition isn’t translated and confirmed; where nothing is translated, the page says what the release says.
   *[other] { $count } texts of this edition aren’t translated and confirmed; where nothing is translated, the page says what the release says.
}
pdf-words-unsaid = { $count ->
    [one] One of the words that the page prints by itself is in English.
   *[other] { $count } of the words that the page prints by itself are in English.
}
pdf-say-word = Say in this edition’s language what the page prints by itself: { $word }
pdf-translate = Translate { $field }
pdf-confirm = Confirm { $field }
pdf-look-again = Look at { $field } again: what was translated has changed
pdf-settle = Settle { $field }
pdf-alternative-texts =
    { $count ->
        [one] A picture has no alternative text, so not everybody could read the PDF.
       *[other] { $count } pictures have no alternative text, so not everybody could read the PDF.
    }
pdf-missing-letters = No font has some of the letters, so not everybody could read the PDF.
pdf-fill-in = Fill in { $field }
pdf-write-otherwise = { $field }: write { $letters } otherwise
pdf-add-font = Or have the page get a font that has them: { $how }
pdf-style-letters = The house style’s own words have { $letters }: choose another in the menu Style
pdf-problems = { $problems }
page-without-letters = No font of the page has the letters of { $language } yet: what is written in them is printed as boxes, and dates in English. For the page to get a font that has them: { $how }
add-font = put its file (.ttf or .otf) into the folder { $folder }, and beside it a text file, such as own.typ, that says { $line }; then choose ‘own’ in the menu Style.
add-font-folder = of your house styles

about-title = About Communique
about-text = Communique { $version }, an editor for press releases. It works offline, and keeps one release in one text file.
about-licences = MIT licence. The fonts are under the SIL Open Font License.

## Messages

message-control-characters =
    { $count ->
        [one] One control character, which nothing can show, was taken out of the text.
       *[other] { $count } control characters, which nothing can show, were taken out of the text.
    }
message-left-out =
    Of what was pasted, some is not here:{ $pictures ->
        [0] {""}
        [one] {" "}a picture;
       *[other] {" "}{ $pictures } pictures;
    }{ $tables ->
        [0] {""}
        [one] {" "}a table, whose rows are lines now;
       *[other] {" "}{ $tables } tables, whose rows are lines now;
    }{ $links ->
        [0] {""}
        [one] {" "}a link that leads nowhere from here;
       *[other] {" "}{ $links } links that lead nowhere from here;
    }{ $struck ->
        [0] {""}
       *[other] {" "}lines through words that were struck out;
    }{ $starts ->
        [0] {""}
       *[other] {" "}the number that a list began with, which is 1 now;
    } the words are all there.
message-too-long = That is more than a field holds (1 MB): divide it.
message-too-long-line = That is more than this field holds (20 KB): shorten it.
message-too-much-text = That is more text than a release holds (4 MB): divide it into several.
message-too-many = That is more than a release holds (20,000 items, forced line breaks and marks): divide it into several.
message-pictures-too-large = The pictures together are more than a release's file holds (32 MB): make them smaller, or take some out.
message-too-many-pixels = The pictures together take more memory than a release may (200 MB): make them smaller, or take some out.
message-refused = That can't be done: { $why }
merged-by-lines = { $file }: merged line by line, as git does
not-merged-by-lines = { $file }: not merged, because it isn't a text, or is too long; your own version is left as it was
merged-with-conflicts =
    { $file }: both changed the same in { $count ->
        [one] one place
       *[other] { $count } places
    }; it holds both: open it in Communique to settle that
message-brought =
    { $changes ->
        [0] Updated by somebody else.
        [one] Updated by somebody else: 1 change.
       *[other] Updated by somebody else: { $changes } changes.
    }
message-merged-in =
    { $changes ->
        [0] Merged in.
        [one] Merged in: 1 change.
       *[other] Merged in: { $changes } changes.
    }
message-brought-conflicts =
    { $conflicts ->
        [one] In 1 place you both changed the same.
       *[other] In { $conflicts } places you both changed the same.
    }
message-brought-embargo = The embargo was changed.
message-put-back = The file was put back to an earlier state. What you see is kept, and isn't saved: save it, or take over what the file says.
message-file-gone = { $file } isn't there any more: it may have been moved, renamed or deleted, or its drive is gone. What you see is kept; saving puts it there again, once its folder is there.
message-file-folder = A folder is where { $file } was. What you see is kept, and isn't in a file now: save it under another name, or put the file back.
message-file-device = A device or a pipe is where { $file } was. What you see is kept, and isn't in a file now: save it under another name, or put the file back.
message-set-aside = Somebody else saved at the same moment, and what they saved couldn't be merged. It's kept as { $file }.
message-saved-in-place-names = The file of { $file } has a second name (a hard link). So that both stay one file, it was written into, instead of being replaced in one step.
message-saved-in-place-owner = { $file } belongs to somebody else. So that this stays so, it was written into, instead of being replaced in one step.
message-file-replaced = Another release was put into { $file }. What you see is kept, and isn't in a file now: save it under another name.
message-file-unclear = What is in the file now can't be read ({ $why }). It's looked at again and again; what you see is kept, and can be saved under another name.
message-recovered-cut = What was written in the very last moment before can't be read.
message-recovered =
    { $changes ->
        [one] Recovered 1 change that wasn't saved.
       *[other] Recovered { $changes } changes that weren't saved.
    }
message-open-elsewhere = { $file } is open in another window already.
message-not-restored = That state couldn't be brought back, and nothing was changed: please report it.
message-not-settled = Settling that made the program fail, and nothing was changed: please report it.
message-not-brought = What somebody else has saved couldn't be merged ({ $why }): save under another name, and please report it.
message-not-brought-broke = Merging what somebody else has saved made the program fail; nothing is lost. Save under another name, and please report it.
message-kept = Somebody else has changed the same letters, so this can't be undone any more: { $steps }
message-not-undone = Somebody else has changed it since, so it can't be undone any more: { $step }
message-not-redone = Somebody else has changed it since, so it can't be done again: { $step }
message-all-translated = All of the { $language } edition is translated and confirmed.
message-exported = Exported as { $file }
message-export-over-release = The release itself is kept in that file: choose another name for the PDF.
message-texts-not-brought = Nothing was brought in from { $file }. { $why }
message-texts-left = { $count ->
    [one] One text of { $file } was changed here meanwhile, and is left as it is: bring the file in again to choose.
   *[other] { $count } texts of { $file } were changed here meanwhile, and are left as they are: bring the file in again to choose.
}
message-bringing-broke = { $file } made the program fail, so nothing was brought in. Please keep it, and report it.
message-library-has = { $file } was added: { $about }.
message-library-replaced = { $file } was added in the place of one of the same name: { $about }.
message-library-too-long = { $count ->
    [one] One text was left out, since it’s longer than { $most } KB.
   *[other] { $count } texts were left out, since they’re longer than { $most } KB.
}
message-library-lacks = { $file } wasn’t added. { $why }
message-keeping-broke = { $file } made the program fail, so it wasn’t added. Please keep it, and report it.
message-not-remembered = The translations of this release aren’t remembered for others. { $why }
message-not-forgotten = It wasn’t removed. { $why }
message-failed = { $why }
message-saved = Saved as { $file }
message-export-stopped = { $file } wasn't written: the release made the program fail. Please keep it, and report it.
message-no-such-time = ‘{ $typed }’ isn't a time, so the embargo ends when it did before: write hours and minutes, as 14:30.
message-errand-broke = The program failed at it: try again, and report it.
message-picture-too-late = The picture wasn't taken in: its place has been removed meanwhile.
message-picture-without-place = No picture belongs there: drop it on an organizer, a picture or a media asset, or paste it with the caret in one.
picture-broke = it made the program fail: save it anew in a drawing program, and report it
message-picture-file = { $file } wasn't taken: { $why }
message-picture = The picture wasn't taken: { $why }
notice-comments =
    { $count ->
        [one] The file has a comment (line { $line }), which can't be kept: it will be gone when the release is saved.
       *[other] The file has { $count } comments (the first on line { $line }), which can't be kept: they will be gone when the release is saved.
    }
notice-hidden-in-image = The image ‘{ $id }’ held what isn't seen in it, as the place and the time of a photo: that was taken out.
notice-unmarked-footnote = The footnote ‘{ $id }’ has no mark in the text, so it isn't printed: put it in where it belongs, or remove it.
notice-unfit-setting = The setting ‘{ $setting }’ is one that { $language } hasn't, so it does nothing ({ $at }).
notice-other-form = The file was written in another form than this program's: saving will change its layout.
no-viewer = No program could be started to show { $file }: open it from there.
no-folder = There is no folder for it on this system

## Editions and translating

editions-title = Editions
editions-written-in = The release is written in
editions-none = There are no editions in other languages yet.
editions-add = Add an edition in
editions-show = Show the { $language } page
editions-remove = Remove { $language }
editions-remove-really = Remove { $language } with its translations
translation-none = This release has no editions in other languages yet. Add one to translate it.
translation-choose = Choose an edition to translate.
edition-unknown-words = The program has no words in { $language }: the page prints these in English until you say them here: { $words }
edition-say-words = Say them
translation-not-listed = Not among the texts that are listed:
translation-no-texts = No texts are listed: choose others at the left.
translator-editions = EDITIONS
translator-texts = TEXTS
translator-search = Search in both languages
progress = { $final } of { $units } texts, { $finalwords } of { $words } words
progress-out-of-date = , { $count } out of date
filter-all = All ({ $count })
filter-empty = Not translated ({ $count })
filter-draft = Draft ({ $count })
filter-out-of-date = Out of date ({ $count })
filter-final = Final ({ $count })
filter-left-out = Left out ({ $count })
filter-with-comments = With comments ({ $count })
progress-comments = { $count ->
    [one] One open comment
   *[other] { $count } open comments
}
quotes-first = Quotes first
unit-open = Translate { $unit }
unit-source = Source of { $unit }
unit-target = Translation of { $unit }
unit-empty = Not translated
unit-draft = Draft
unit-final = Final
unit-given = Nothing to do
unit-out-of-date = Out of date
unit-joined = With the paragraph before
unit-left-out = Left out
unit-not-printed = Left out of this edition
unit-as-in-release = As in the release
unit-with-previous = Said in the paragraph before
unit-not-yet = Not translated yet
unit-as-spoken = As spoken, in { $language }
unit-says-too = Its translation says this, too
unit-in-edition = In the { $language } edition
unit-other-editions = In other editions ({ $count })
unit-translate-from = Translate from this
unit-translate-from-of = Translate from this: { $source }
unit-moved-on = The source has changed since it was translated:
unit-lacks = The source has here and the translation lacks: { $chips }
unit-findings = { $count } to look at
unit-comments = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
comments-resolved = Resolved comments ({ $count })
comments-aside = Comments on what isn’t listed here
comments-more = { $count ->
    [one] One more comes when one of these is resolved.
   *[other] { $count } more come when these are resolved.
}
comment-on-gone = a text that is gone
comment-on-gone-paragraph = { $field }, a paragraph that is gone
comment-by-nobody = Somebody
# The sign keeps a name in Arabic from turning the date round.
comment-said-by = { $name }{"\u200E"}, { $moment }
comment-on-source = { $said }, on the source
comment-on-translation = { $said }, on the { $language } translation
comment-hint = What is there to say?
comment-open = open
comment-resolved = resolved
comment-reply = Reply
comment-reply-of = Reply to { $comment }
comment-resolve = Resolve
comment-resolve-of = Resolve { $comment }
comment-reopen = Open again
comment-reopen-of = Open { $comment } again
comment-remove = Delete
comment-remove-of = Delete { $comment }
comment-remove-reply-of = Delete { $reply }, the reply to { $comment }
comment-remove-all = { $answers ->
    [one] Delete with its answer
   *[other] Delete with its { $answers } answers
}
comment-remove-all-of = { $answers ->
    [one] Delete { $comment }, with its answer
   *[other] Delete { $comment }, with its { $answers } answers
}
unit-terms = Terms not used yet:
unit-put-in-term = Put in { $wanted } for { $said }
unit-suggestions = Translated before
suggestion-about = { $keys } · { $score } % · { $origin }
suggestion-about-sentence = { $keys } · { $score } %, one sentence · { $origin }
suggestion-of-this-release = this release
suggestion-places = { $more ->
    [one] { $first } and one other
   *[other] { $first } and { $more } others
}
suggestion-in-other = { $origin }, in { $language }
suggestion-found = { $origin } · { $source }
suggestion-take = Take this, { $about }: { $target }
more-suggestions = Show { $count } more
memory-search = Search what was translated before
memory-nothing = Nothing was found.
finding-has-more = It has these once too often: { $chips }
finding-other-page = The source links to { $ours }, the translation to { $theirs }
finding-numbers-missing = Numbers of the source that aren’t there: { $missing }
finding-numbers-differ = The source says { $missing }, the translation { $instead }
finding-formatting-lost = Some words of the source are bold or italic, and none here
finding-foreign-quotes = Not a quotation mark of this language: { $word }
finding-spacing = This edition has other spaces at { $word }
finding-quotes-missing = The source quotes something, and there are no quotation marks here
finding-quotes-unpaired = A quotation mark has no other one
finding-mixed-quotes = A quotation opens with { $open } and closes with { $close }
finding-bracket-unpaired = A bracket has no other one: { $word }
finding-unopened = A sentence of this language that ends so begins with { $word }
finding-foreign-sign = This language has { $own } for { $word }
finding-addresses = Addresses of the source that aren’t there: { $word }
finding-lines = Lines of the source: { $ours }; here: { $theirs }
finding-ending = By its source it would end with { $word }
finding-ending-none = The source doesn’t end with a sign here
finding-drawn-out = Drawn out within the word: { $word }
finding-two-months = Two names of different months: { $word }
finding-doubled = Twice: { $word }
finding-short = Far shorter than its source
finding-long = Far longer than its source
finding-untranslated = It says the same as its source
finding-mostly-untranslated = Most of its words are its source’s
finding-other-script = Not in the script of this language: { $word }
finding-mixed-scripts = Letters of two scripts in one word: { $word }
finding-term = The glossary has for { $said }: { $wanted }
fix = Mend
fix-quotes = Use this language’s
fix-spaces = Set this edition’s spaces
fix-put = Put { $with }
fix-link = Link to { $address }
fix-take-out = Take it out
fix-once = Take one out
fix-formatting = Mark the same words
unit-note = note { $number }
unit-join = Translate with the paragraph before
unit-part = Translate by itself
unit-clear = Clear the translation
unit-own-picture = Another picture in the { $language } edition…
unit-picture-as-in-release = The release’s picture in the { $language } edition
unit-leave-out = Leave { $item } out of the { $language } edition
unit-print-again = Print { $item } in the { $language } edition again
outdated = { $count ->
    [one] The translation into { $languages } was made of what this said before:
   *[other] The translations into { $languages } were made of what this said before:
}
outdated-keep = Meaning unchanged
outdated-keep-of = Meaning unchanged: { $field }
library-title = Memory and glossary
library-text = What was translated before is offered for texts like it, and terms are called as a glossary has them. All of it stays on this machine, in your own folder.
library-empty = Nothing is kept yet.
library-reading = Reading…
library-unreadable = Can’t be read ({ $why }): remove it, and add or save again what it came from.
library-broke-at = It made the program fail, so it isn’t used: remove it, add or save again what it came from, and report it.
library-beyond = Not used: more than { $most } MB are kept. Remove what you don’t need.
library-broke = The program failed at what is kept for translating: try again, and report it.
library-release = { $count ->
    [one] A release, one text
   *[other] A release, { $count } texts
}
library-memory = { $count ->
    [one] A memory, one text
   *[other] A memory, { $count } texts
}
library-glossary = { $count ->
    [one] A glossary, one entry
   *[other] A glossary, { $count } entries
}
library-forget = Remove
library-forget-of = Remove { $title }
library-remembers = Remember the translations of releases that are opened here
library-remembers-text = Confirmed translations are remembered with their sources, of releases under embargo, too, until you remove them: whoever can read your files can read them. A copy that somebody sends changes nothing of what is remembered of its release before you save it.
library-forget-releases = Forget what is remembered of releases
library-forget-releases-really = { $count ->
    [one] Forget one text of { $releases ->
        [one] one release
       *[other] { $releases } releases
    }
   *[other] Forget { $count } texts of { $releases ->
        [one] one release
       *[other] { $releases } releases
    }
}
library-sample = Use the glossary of United Nations terms that comes with the program
library-import = Add TMX, TBX, a table or a release…
not-kept-unreadable = It can’t be read ({ $why }): ask whoever has the rights to it, or choose a copy.
not-kept-empty = It’s empty: have it exported once more by the tool it comes from.
not-kept-unknown = It’s neither TMX, TBX nor a table of terms: export it as one of those. Texts of a release that come back from a translator are brought in with File ▸ Bring in translations from…
not-kept-letters = Its text encoding isn’t clear. Of a table, open it in its spreadsheet and save it as ‘CSV UTF-8’; have a memory exported in UTF-8.
not-kept-columns = It has { $columns } columns, and { $most } is the most: keep those with terms and notes.
not-kept-long-term = Line { $line } has a term of more than 2 KB, or a note of more than 64 KB: look whether a quotation mark or a sign between cells is missing there.
not-kept-terms = Line { $line } has more than { $most } terms for one thing in one language: give each thing a line of its own, and look whether a quotation mark is missing.
not-kept-languages = Line { $line } has terms in more than { $most } languages: keep those that you translate from and into.
not-kept-pdf = It’s a PDF, which holds pages: a memory is a TMX file, a glossary TBX or a table (CSV). Have the tool or the person it comes from export one of those.
not-kept-picture = It’s a picture: a memory is a TMX file, a glossary TBX or a table (CSV).
not-kept-document = It’s a document: a memory is a TMX file, a glossary TBX or a table (CSV). If it came back from a translator, bring it in with File ▸ Bring in translations from…
not-kept-workbook = It’s a workbook: save its sheet of terms as ‘CSV UTF-8’ in its spreadsheet, and add that.
not-kept-office = It’s a document or a workbook of Office: save a sheet of terms as ‘CSV UTF-8’, and add that; a memory is a TMX file.
not-kept-archive = It’s an archive: unpack it, and add the TMX, TBX or CSV file in it.
not-kept-texts = It holds texts for a translator (PO): if it came back from one, bring it in with File ▸ Bring in translations from… Its confirmed texts are remembered once the release is saved.
not-kept-too-large = It has more than { $most } MB: export what you need of it.
not-kept-too-much-in-it = It has more in it than is read of one file (500,000 texts of a memory, 200,000 rows of a table, 1,000,000 terms of TBX): export it in parts.
not-kept-no-texts = It has no translated texts: each has to be there in two languages, and confirmed in a release.
not-kept-too-much = With it, { $sum } MB would be kept, and { $most } MB is the most: remove something that you don’t need in Languages ▸ Memory and glossary.
not-kept-busy = Another window is writing there, and doesn’t come to an end: try again, or close it.
not-kept-unmarked = It was removed. But { $place } can’t be written ({ $why }), so a release is remembered again once it’s opened here: look whether the disk is full, and whether you may write there.
not-kept-unwritten = { $place } can’t be written ({ $why }): look whether the disk is full, and whether you may write there.
hand-out-title = Texts for translators
hand-out-text = The texts of one language, for a translator’s own tool. Bring the file in again when it comes back: each text finds its place, wherever that is by then.
hand-out-edition = Language
hand-out-filled = Put the source where nothing is translated
hand-out-filled-hint = For tools such as OmegaT, which lose codes of texts that have no translation. What comes back unchanged counts as not translated.
hand-out-save = Save…
format-xliff1 = XLIFF 1.2
format-xliff1-hint = What most translation tools read: Trados, memoQ, Phrase, OmegaT, Poedit, Weblate
format-xliff2 = XLIFF 2.1
format-xliff2-hint = The newer form, for tools that know it; keeps what was translated before
format-po = PO (gettext)
format-po-hint = For Poedit, Lokalize and the like; keeps what was translated before
format-word = Word table
format-word-hint = For whoever has no such tool: source on the left, translation on the right
bring-in-title = Bring in translations
bring-in-text = These translations of { $file } differ from what is here. Nothing is changed yet.
bring-in-noted = This differs in { $file } from what is here: translations, and what was noted beside them. Nothing is changed yet.
bring-in-copy = This differs in { $file }, a copy of this release: translations, and comments that aren’t here. Nothing is changed yet, and nothing else of it is taken.
bring-in-nothing = No translation of { $file } differs from what is here, and no comment in it is new.
bring-in-all = All in { $language }
bring-in-do = Bring in { $count ->
    [one] one text
   *[other] { $count } texts
}
bring-in-do-with-comments = Bring in { $count ->
    [one] one change
   *[other] { $count } changes
}
bring-in-comments = { $count ->
    [one] One comment
   *[other] { $count } comments
}
bring-in-resolved = resolved there
bring-in-refused = Not brought in:
bring-in-more-refused = Show { $count } more that aren’t brought in
bringing = { $language }: { $changes ->
    [0] nothing changes
    [one] one text changes
   *[other] { $changes } texts change
}, { $unchanged ->
    [0] none is as it was.
    [one] one is as it was.
   *[other] { $unchanged } are as they were.
}
bringing-untranslated = { $count ->
    [one] One isn’t translated.
   *[other] { $count } aren’t translated.
}
bringing-refused = { $count ->
    [one] One can’t be brought in.
   *[other] { $count } can’t be brought in.
}
bringing-missing = { $count ->
    [one] One text isn’t in the file: it stays as it is.
   *[other] { $count } texts aren’t in the file: they stay as they are.
}
bringing-kept = { $count ->
    [one] One of them stays as it is here, unless you want it.
   *[other] { $count } of them stay as they are here, unless you want them.
}
bringing-written = The file calls its language { $written }.
bringing-adds-edition = The edition will be added.
text-refused = { $text }: { $why }
text-not-in-release = the release has no such text; it may have been taken out since. Its translation is still in the file
text-twice = the file has another translation of it; the first one counts
text-cells = its row hasn’t the four cells that it was given: put the one that is missing back
text-no-address = the file doesn’t say which text it is: put the address back where it was (Word: the first cell; PO: msgctxt)
text-protected = the file says that it isn’t to be translated: take that off there, if it’s meant
text-emptied = its translation was taken out in the file; the one that is here stays. Clear it here, if it’s to go
text-other-language = the file says that this translation is in { $language }
text-too-long = it’s longer than { $most } bytes, the most that such a text may have: shorten it in the file
text-too-many = it has more than { $most } paragraphs, line breaks, links, notes and bold or italic words, the most that are brought in
text-unknown-state = its state is called ‘{ $state }’ there: Empty, Draft, Out of date and Final are known
text-plurals = it has plural forms, which no text of a release has
text-spoken = the edition prints these words as they were spoken
text-nothing-before = there is no paragraph before it with which it could be translated
remark-unknown-code = A code of the tool was left out: { $code }
remark-unknown-note = The mark of a footnote that isn’t here was left out: { $id }
remark-lacks = It lacks what its source has: { $chips }
remark-has-more = It has these once too often: { $chips }
remark-line-breaks = { $wanted ->
    [0] Its source has no line break, and it has { $breaks }.
    [one] Its source has one line break, and it has { $breaks }.
   *[other] Its source has { $wanted } line breaks, and it has { $breaks }.
}
remark-old-words = The old words seem to stand behind the new ones
remark-plain = A text of this kind has no formatting, links and notes: they were left out
remark-half-translated = Not all of its segments are translated
remark-several-targets = The file has several translations of it; the first one counts
remark-other-script = It isn’t in the script of this language: { $words }
remark-says-again = When it was handed out, it said paragraphs behind it, too, which are translated by themselves by now: see that nothing is said twice
remark-says-more = Paragraphs behind it are said in its translation: see that they still are
remark-deceptive = It has signs that nobody sees and that have it read otherwise than it’s written: { $signs }
remark-unknown-state = Its state is called ‘{ $state }’ there, and nobody knows what that means: it’s taken for a draft
kept-changed-here = It was changed here too since it was handed out.
kept-not-changed-there = It was changed here since it was handed out, and wasn’t in the file.
kept-confirmed-in-both = It’s confirmed here and in the copy, in other words: which are newer isn’t known.
kept-further-here = What is here is confirmed; in the file it’s a draft, or of an older source.
kept-not-overwritten = { $count ->
    [one] One text is left as it is in the release: --overwrite brings it in, too.
   *[other] { $count } texts are left as they are in the release: --overwrite brings them in, too.
}
kept-overwritten = { $count ->
    [one] One text is brought in over what would have been left.
   *[other] { $count } texts are brought in over what would have been left.
}
refusal-folder = It’s a folder: choose the file with the translations in it.
refusal-cut-off = It’s cut off before its end: ask for it once more.
refusal-no-editions = It’s a copy of this release, but nothing is translated in it, and nobody has said anything of its texts.
refusal-none-in-language = It has no translation into { $language }.
refusal-unknown = It’s neither XLIFF, PO, a Word table of texts nor a release: ask for one of those.
refusal-too-large = It has more than { $most } MB, and no release has that much text.
refusal-letters = Its letters are neither in UTF-8 nor in UTF-16: have it saved in one of those.
refusal-damaged = Line { $line } isn’t as its format has it ({ $what }): have it saved once more by the tool it comes from.
refusal-entities = It declares entities, with which a small file can grow without end: have it saved without a DOCTYPE.
refusal-too-much = It holds more than any release has: ask for a file with this release’s texts alone.
refusal-package = It isn’t a whole Word document ({ $what }): open it in Word or LibreOffice, and save it as .docx.
refusal-no-table = No table in it has the texts of a release, with their addresses in the first column: ask for the table that was handed out.
refusal-several-files = It holds files of several releases or languages: ask for one file a language.
refusal-no-languages = It has no terms in two languages: its first row, or its language attributes, have to name them by their tags, as en and fr.
refusal-no-language = It doesn’t say into which language it’s translated: have the target language set in the tool it comes from (on the command line, --language says it).
refusal-no-edition = It’s a translation into { $language }, in which this release has no edition: add one with File ▸ Editions…, if that’s the right file.
refusal-other-language = It’s a translation into { $is }, and { $wanted } was asked for: choose the file for that language.
refusal-other-source = It’s translated from { $language }, which isn’t the language of this release: ask for a translation of this release’s own words.
refusal-other-release = It’s of another release ({ $id }): open that one, and bring it in there.
refusal-foreign = None of its texts is one of this release: open the release that it’s of, and bring it in there.
edition-own = Of the { $language } edition alone
edition-own-hint = Contacts and links here stand before those of the release, which can be left out.
