//! The window: panels, form, page, dialogs.
//!
//! The only room that names `rfd`. Panels are drawn from the session and answer
//! actions, which are performed once the frame is drawn; nothing here changes a
//! release or waits for anything.

mod access_keys;
mod arrivals;
mod asking;
mod closing;
mod comparison;
mod desktop;
mod dialogs;
mod dragging;
mod earlier;
mod errands;
mod exchanging;
mod filing;
mod form;
mod history;
mod key_order;
mod keyboard;
mod languages;
mod layout;
mod library;
mod menus;
mod message_bar;
mod messages;
mod more_fonts;
mod outline;
mod page;
mod panes;
mod pasting;
mod person;
mod pictures;
mod requests;
mod shortcuts;
mod status;
mod taken_keys;
mod theme;
mod translator;
mod window;

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use egui::{Context, Ui};

use crate::jobs::{Once, Progress, Wake};
use crate::language::Tag;
use crate::release::FieldPath;
use crate::session::{
    Action, BegunFor, Command, FileState, Looked, Message, SLOW, Session, TranslateAction,
    new_release,
};
use crate::shelf::{Folders, Settings, ThemeChoice};
use crate::texts::pdf_remedies;
use crate::typeset::HouseStyle;
use crate::widgets::text::{ArrowKeys, set_arrow_keys};
use arrivals::Arrivals;
use asking::{Asking, Purpose};
use desktop::Desktop;
use dialogs::{Dialog, Wish};
use filing::There;
use form::FormState;
use key_order::KeyOrder;
use keyboard::{Beside, Keyboard};
use library::LibraryState;
use messages::{Happening, Messages};
use more_fonts::MoreFonts;
use page::PageView;
use panes::Panes;
use pasting::Pasting;
use pictures::Thumbnails;
use taken_keys::TakenKeys;

pub use more_fonts::FindFonts;
pub use pasting::{ReadHtml, WriteHtml};
pub use window::run;

/// What a window begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// A new release.
    New,
    /// This file.
    File(PathBuf),
    /// The file that was open last; a new release where there is none.
    Last,
}

/// What opens another window. Called on a thread of its own.
pub type OpenWindow = Arc<dyn Fn(Option<&Path>) -> io::Result<()> + Send + Sync>;
/// What shows a file. Called on a thread of its own.
pub type View = Arc<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// What the window needs of the world outside, to be replaced in tests.
pub struct Outside {
    /// Where settings are kept; nowhere where there is no folder for them.
    pub folders: Option<Folders>,
    /// The settings, as they were read there.
    pub settings: Settings,
    /// What this machine is called, for those who have the same file open.
    pub host: String,
    /// Whether the system's file dialogs may be used.
    pub system_dialogs: bool,
    /// Opens another window, with a file or a new release.
    pub open_window: OpenWindow,
    /// Shows a file in the system's own program for it.
    pub view: View,
    /// Reads what the clipboard holds beside a text; nothing where that can't be done.
    pub read_html: Option<ReadHtml>,
    /// Puts a text on the clipboard with a piece of a web page beside it. Called on a
    /// thread of its own.
    pub write_html: Option<WriteHtml>,
    /// What finds the machine's fonts; nothing where only the program's own are used.
    pub find_fonts: Option<FindFonts>,
}

/// The window.
pub struct App {
    session: Session,
    styles: Vec<HouseStyle>,
    /// The person's own styles, which are being read.
    reading_styles: Option<Once<Vec<HouseStyle>>>,
    /// Whether the window had the keyboard in the last frame.
    has_window: bool,
    /// What is being done outside: windows opened, files shown.
    errands: Vec<Once<io::Result<()>>>,
    /// The folder for a PDF that is only shown.
    printing: Option<Once<io::Result<PathBuf>>>,
    settings: Settings,
    outside: Outside,
    wake: Wake,
    form: FormState,
    view: PageView,
    panes: Panes,
    beside: Beside,
    thumbnails: Thumbnails,
    arrivals: Arrivals,
    pasting: Pasting,
    more_fonts: MoreFonts,
    library: LibraryState,
    /// The dialog that is open, and those that wait behind it.
    dialogs: VecDeque<Dialog>,
    keyboard: Keyboard,
    taken_keys: TakenKeys,
    key_order: KeyOrder,
    asking: Option<Asking>,
    opening: Option<(Once<Looked>, Option<PathBuf>)>,
    begun_for: BegunFor,
    /// Whether files that would be written are there already.
    looking: Vec<(Once<There>, Purpose, PathBuf)>,
    desktop: Option<Once<Desktop>>,
    has_dialogs: Option<bool>,
    messages: Messages,
    title: String,
    may_close: bool,
    /// Since when it's waited for what is being written before the window closes.
    closing_since: Option<Instant>,
}

impl App {
    /// A window that begins with `start`.
    pub fn new(ctx: &Context, start: Start, outside: Outside) -> Self {
        theme::apply(ctx);
        ctx.options_mut(|options| {
            // Ctrl and + are for the page.
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let waking = ctx.clone();
        let wake: Wake = Arc::new(move || waking.request_repaint());
        let settings = outside.settings.clone();
        set_theme(ctx, settings.theme);
        set_arrow_keys(ctx, arrow_keys(&settings));
        let release = new_release(Tag::english());
        let styles = HouseStyle::shipped();
        let session = Session::new(release, styles.clone(), Arc::clone(&wake));
        let view = PageView::new(settings.zoom);
        let desktop = outside
            .system_dialogs
            .then(|| Once::spawn("desktop", Arc::clone(&wake), desktop::ask).ok())
            .flatten();
        let mut app = Self {
            session,
            styles,
            reading_styles: None,
            has_window: true,
            errands: Vec::new(),
            printing: None,
            settings,
            has_dialogs: (!outside.system_dialogs).then_some(false),
            outside,
            wake,
            form: FormState::default(),
            view,
            panes: Panes::default(),
            beside: Beside::default(),
            thumbnails: Thumbnails::default(),
            arrivals: Arrivals::default(),
            pasting: Pasting::default(),
            more_fonts: MoreFonts::default(),
            library: LibraryState::default(),
            dialogs: VecDeque::new(),
            keyboard: Keyboard::default(),
            taken_keys: TakenKeys::default(),
            key_order: KeyOrder::default(),
            asking: None,
            opening: None,
            begun_for: BegunFor::Itself,
            looking: Vec::new(),
            desktop,
            messages: Messages::default(),
            title: String::new(),
            may_close: false,
            closing_since: None,
        };
        app.read_styles();
        app.begun_for = match start {
            Start::New => BegunFor::New,
            Start::File(_) => BegunFor::File,
            Start::Last => BegunFor::Last,
        };
        let file = match start {
            Start::New => None,
            Start::File(path) => Some(path),
            Start::Last => app.settings.recent.first().cloned(),
        };
        match app.places() {
            Some(places) => app.session.keep_safe(places, None),
            None => app.session.keep_nowhere(),
        }
        app.session.watch_file();
        app.remember_opened();
        app.introduce();
        if file.is_none() {
            app.begin_writing();
        }
        app.look_for(file);
        app
    }

    /// A new release is begun with its headline.
    fn begin_writing(&mut self) {
        let headline = FieldPath::root().field("headline");
        self.session.perform(Action::GoTo(headline, None));
    }

    /// The session, for tests that look at what came of what was done.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Does what a panel would ask for.
    pub fn perform(&mut self, action: Action) {
        use Command as C;
        let state = self.session.document().state();
        if matches!(action, Action::Do(C::Undo)) && self.form.can_take_back_time(state) {
            self.form.take_back_time();
            return;
        }
        if let Action::Do(C::Save | C::SaveAs | C::ExportPdf | C::Print | C::Quit) = action {
            self.finish_typing();
        }
        if matches!(action, Action::Do(C::Quit)) && self.keeps_window_for_time() {
            return;
        }
        let undoable = self.session.undoable();
        self.messages.forget(&Happening::Asked(&action, undoable));
        self.session.perform(action);
    }

    /// Says something, once.
    fn say(&mut self, message: Message) {
        self.messages.say(message);
    }

    /// Says that something didn't go as it should; what the system says.
    fn failed(&mut self, why: String) {
        self.say(Message::Failed(why));
    }

    /// Whether the window was asked to close, and may.
    pub fn is_closed(&self) -> bool {
        self.may_close
    }

    /// Whether something is under way that will change what is seen.
    pub fn is_working(&self) -> bool {
        self.opening.is_some()
            || !self.looking.is_empty()
            || self.asking.is_some()
            || self.reading_styles.is_some()
            || !self.errands.is_empty()
            || self.printing.is_some()
            || self.arrivals.is_converting()
            || self.pasting.is_busy()
            || self.more_fonts.is_busy()
            || self.library.is_busy()
            || self.session.preview().is_looking()
            || self.session.is_overview_behind()
            || self.dialogs.iter().any(Dialog::is_working)
            || matches!(self.session.file_state(), FileState::Saving)
            || self.session.has_jobs()
    }

    // ---- A frame -----------------------------------------------------------

    /// What has come for the next frame, before it's begun: of keys that were pressed
    /// faster than frames are drawn, those whose turn it is. Answers whether others
    /// wait.
    pub fn before_frame(&mut self, ctx: &Context, input: &mut egui::RawInput) -> bool {
        self.taken_keys.give_back(&mut input.events);
        self.hold_pasted(ctx, input);
        let more = self.key_order.keep(&mut input.events);
        if more {
            ctx.request_repaint();
        }
        more
    }

    /// One frame: what has come, what is drawn, what was asked.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.keep_keyboard(ui.ctx());
        self.take_what_came(ui.ctx());
        // What is typed in this frame is typed where the caret has come to be.
        self.answer_requests(ui.ctx());
        let mut actions = self.take_keys(ui.ctx());
        actions.extend(self.take_arrivals(ui.ctx()));
        self.thumbnails.keep(&self.session.release().images);
        self.panels(ui, &mut actions);
        if self.arrivals.give_up() {
            self.say(Message::PictureWithoutPlace);
        }
        self.show_dialog(ui, &mut actions);
        for action in actions {
            self.perform(action);
        }
        if self.form.no_time().is_none() {
            self.messages.forget(&Happening::TimeIsRight);
        }
        self.answer_requests(ui.ctx());
        self.keep_caret(ui.ctx());
        self.see_to_window(ui.ctx());
    }

    fn take_what_came(&mut self, ctx: &Context) {
        self.copy_looks();
        if let Some(find) = &self.outside.find_fonts {
            self.more_fonts.run(ctx, find);
        }
        self.session.poll();
        if self.session.take_call() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        }
        if let Some(wait) = self.session.preview().look_again() {
            ctx.request_repaint_after(wait);
        }
        if let Some(wait) = self.session.wait() {
            ctx.request_repaint_after(wait);
        }
        // So that what takes its time is said to.
        if self.opening.is_some() || self.session.has_jobs() {
            ctx.request_repaint_after(SLOW);
        }
        // Whoever comes back may have mended a style.
        let has_window = ctx.input(|input| input.focused);
        let had_window = std::mem::replace(&mut self.has_window, has_window);
        if has_window && !had_window {
            self.read_styles();
            self.doubt_library();
        }
        self.ask_who();
        self.take_styles();
        self.take_opened();
        self.take_errands();
        self.take_chosen();
        self.take_looked();
        self.see_to_library();
        if let Some(desktop) = &self.desktop
            && let Progress::Done(answer) = desktop.poll()
        {
            self.has_dialogs = Some(answer.dialogs);
            if answer.dark == Some(true) {
                ctx.options_mut(|options| options.fallback_theme = egui::Theme::Dark);
            }
            self.desktop = None;
        }
        for message in self.session.take_messages() {
            match message {
                Message::Saved(path) => {
                    self.messages.forget(&Happening::Saved);
                    self.remember(&path);
                    self.remember_release();
                }
                Message::NotExported(what) => {
                    let remedies = pdf_remedies(self.session.release(), &what.failure);
                    self.ask_person(Dialog::NoPdf { what, remedies });
                }
                message => self.say(message),
            }
        }
        self.messages.forget_settled(&self.session);
    }

    fn take_keys(&mut self, ctx: &Context) -> Vec<Action> {
        // A dialog has the keys to itself.
        if !self.dialogs.is_empty() {
            return Vec::new();
        }
        // The ones with more keys first: Ctrl+Alt+1 is also Ctrl+1 with Alt.
        let page = shortcuts::page_pressed(ctx).and_then(|number| {
            let pages = languages::pages(&self.session);
            pages.into_iter().nth(number)
        });
        let page = page.map(|(id, _)| Action::ShowEdition(id));
        let advice = self.session.advice();
        let taken = shortcuts::suggestion_pressed(ctx, advice.suggestions.len());
        let taken = taken.and_then(|number| self.session.suggestion(number));
        let taken = taken.map(|one| Action::Translate(TranslateAction::Take(one)));
        let pressed = shortcuts::pressed(ctx, &self.session);
        let pressed = pressed.into_iter().map(Action::Do);
        taken.into_iter().chain(pressed).chain(page).collect()
    }

    /// Takes over what is still being typed: it's to be saved, exported, asked about.
    fn finish_typing(&mut self) {
        let unfinished = self.form.unfinished(self.session.release());
        if let Some(action) = unfinished {
            self.perform(action);
        }
        self.form.keep_time();
        if let Some(typed) = self.form.no_time() {
            self.say(Message::NoSuchTime(typed.to_owned()));
        }
    }

    fn take_arrivals(&mut self, ctx: &Context) -> Vec<Action> {
        for path in self.arrivals.receive(ctx) {
            self.open(path);
        }
        // What is behind a dialog isn't changed meanwhile.
        if !self.dialogs.is_empty() && self.arrivals.refuse() {
            self.say(Message::PictureWithoutPlace);
        }
        self.arrivals.take_at_caret(&self.session, &self.wake);
        self.arrivals.take_converted()
    }

    fn show_dialog(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        let is_library = matches!(self.dialogs.front(), Some(Dialog::Library(_)));
        let library = is_library.then(|| self.library_shown());
        let Some(dialog) = self.dialogs.front_mut() else {
            return;
        };
        match dialog {
            Dialog::Versions(earlier) => earlier.follow(self.session.release()),
            Dialog::Editions(editions) => editions.follow(&self.session),
            Dialog::Library(shown) => library.into_iter().for_each(|now| shown.follow(now)),
            _ => {}
        }
        let outcome = dialogs::show(ui, dialog);
        actions.extend(outcome.actions);
        if outcome.closed {
            self.dialogs.pop_front();
        }
        match outcome.wish {
            None => {}
            Some(Wish::Stay) => {
                self.session.cancel_close();
            }
            Some(Wish::SaveAndClose) => {
                self.session.save_and_close();
            }
            Some(Wish::Discard) => self.session.discard_and_close(),
            Some(Wish::CloseAnyway) => self.close(ui.ctx()),
            Some(Wish::Path(purpose, path)) => self.look_before_writing(purpose, path),
            Some(Wish::Replace(purpose, path)) => self.use_path(purpose, path),
            Some(Wish::Rename(purpose, path)) => self.ask_again(purpose, &path),
            Some(Wish::ChooseOpen) => self.ask(Purpose::Open),
            Some(Wish::Person(person)) => self.take_person(person),
            Some(Wish::Library(choice)) => self.use_library(choice),
            Some(Wish::HandOut(wanted)) => self.ask(Purpose::HandOut(wanted)),
        }
    }

    // ---- The window ----------------------------------------------------------

    /// Opens a dialog. One that a person has just asked for goes before those that
    /// are open, which wait behind it as they are; any other waits behind them.
    fn ask_person(&mut self, dialog: Dialog) {
        // What is below it doesn't take the keyboard from it.
        self.form.stay();
        match dialog {
            Dialog::Close if matches!(self.dialogs.front(), Some(Dialog::Close)) => {}
            Dialog::StillSaving if self.dialogs.iter().any(Dialog::is_about_saving) => {}
            Dialog::Close | Dialog::Path { .. } | Dialog::Replace(..) => {
                self.dialogs.push_front(dialog);
            }
            _ => self.dialogs.push_back(dialog),
        }
    }

    /// Keeps what the window is like for the next time.
    pub fn leave(&mut self, place: Option<crate::shelf::WindowPlace>) {
        self.settings.zoom = self.view.zoom();
        if place.is_some() {
            self.settings.window = place;
        }
        if let Some(folders) = &self.outside.folders {
            // What isn't remembered is no loss.
            let _ = self.settings.write(folders);
        }
    }
}

fn arrow_keys(settings: &Settings) -> ArrowKeys {
    match settings.visual_arrows {
        true => ArrowKeys::Visual,
        false => ArrowKeys::Logical,
    }
}

fn set_theme(ctx: &Context, choice: ThemeChoice) {
    ctx.set_theme(match choice {
        ThemeChoice::System => egui::ThemePreference::System,
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
    });
}
