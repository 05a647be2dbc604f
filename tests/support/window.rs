//! The real app without a screen, driven by the names that a screen reader
//! hears.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use communique::app::{App, Outside, Start};
use communique::release::FieldPath;
use communique::release::Release;
use communique::session::Session;
use communique::shelf::{Folders, Settings};
use communique::widgets::text::InstalledFonts;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

/// Ctrl as keyboards send it.
pub const CTRL: Modifiers = Modifiers {
    alt: false,
    ctrl: true,
    shift: false,
    mac_cmd: false,
    command: true,
};

/// How long anything may take that a worker does.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a window has asked of the world outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Windows with a file, or with a new release.
    pub windows: Vec<Option<PathBuf>>,
    /// Files to be shown.
    pub viewed: Vec<PathBuf>,
    /// What stands on the clipboard beside a text.
    pub html: Option<String>,
    /// What was put there beside a text.
    pub copied: Option<String>,
}

/// A window that a test sits before.
pub struct Window {
    harness: Harness<'static, Option<App>>,
    /// A folder of its own, with its settings in it.
    pub folder: tempfile::TempDir,
    asked: Arc<Mutex<Asked>>,
}

impl Window {
    /// A window with a new release.
    pub fn new() -> Self {
        Self::begin(Start::New)
    }

    /// A window with the file at `path`, once it's there.
    pub fn open(path: &Path) -> Self {
        Self::begin(Start::File(path.to_owned()))
    }

    /// A window with a copy of the sample called `name`, in its own language alone.
    pub fn sample(name: &str) -> Self {
        Self::with_text(name, &super::sample_text(name))
    }

    /// A window with a file of this name and text, in its own folder.
    fn with_text(name: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("it can be written");
        Self::begin_in(Start::File(file), folder)
    }

    pub fn begin(start: Start) -> Self {
        Self::begin_in(start, tempfile::tempdir().expect("a folder"))
    }

    pub fn begin_in(start: Start, folder: tempfile::TempDir) -> Self {
        let asked: Arc<Mutex<Asked>> = Arc::default();
        let folders = Folders::within(folder.path());
        let (windows, viewed) = (Arc::clone(&asked), Arc::clone(&asked));
        let (clipboard, copied) = (Arc::clone(&asked), Arc::clone(&asked));
        let fonts = folder.path().join("fonts");
        let mut outside = Some(Outside {
            settings: Settings::read(&folders),
            folders: Some(folders),
            host: "desk-7".into(),
            system_dialogs: false,
            open_window: Arc::new(move |path| {
                let mut asked = windows.lock().expect("nobody fails with it");
                asked.windows.push(path.map(Path::to_owned));
                Ok(())
            }),
            view: Arc::new(move |path| {
                let mut asked = viewed.lock().expect("nobody fails with it");
                asked.viewed.push(path.to_owned());
                Ok(())
            }),
            find_fonts: Some(Arc::new(move || InstalledFonts::in_folder(&fonts))),
            read_html: Some(Arc::new(move || {
                let asked = clipboard.lock().expect("nobody fails with it");
                asked.html.clone()
            })),
            write_html: Some(Arc::new(move |_, html| {
                let mut asked = copied.lock().expect("nobody fails with it");
                asked.copied = Some(html.to_owned());
            })),
        });
        let mut start = Some(start);
        let frame = move |ui: &mut egui::Ui, app: &mut Option<App>| {
            if app.is_none()
                && let (Some(start), Some(outside)) = (start.take(), outside.take())
            {
                *app = Some(App::new(ui.ctx(), start, outside));
            }
            if let Some(app) = app {
                app.frame(ui);
            }
        };
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_max_steps(64)
            .build_ui_state(frame, None);
        let mut window = Self {
            harness,
            folder,
            asked,
        };
        window.settle();
        window
    }

    fn app(&self) -> &App {
        self.harness.state().as_ref().expect("the app has begun")
    }

    pub fn session(&self) -> &Session {
        self.app().session()
    }

    pub fn release(&self) -> &Release {
        self.session().release()
    }

    /// The release as its file would hold it.
    pub fn written(&self) -> String {
        communique::storage::write(self.release()).expect("it can be written")
    }

    pub fn asked(&self) -> Asked {
        self.asked.lock().expect("nobody fails with it").clone()
    }

    /// Draws frames until nothing is under way and nothing moves.
    pub fn settle(&mut self) {
        let begun = Instant::now();
        loop {
            self.at_once_without_settling(Vec::new());
            self.harness.run_ok();
            if !self.app().is_working() {
                break;
            }
            assert!(begun.elapsed() < PATIENCE, "it's still working");
            std::thread::yield_now();
        }
        self.harness.run_ok();
    }

    /// What has this name.
    pub fn find<'a>(&'a self, name: &'a str) -> Node<'a> {
        match self.all(name).into_iter().next() {
            Some(node) => node,
            None => panic!("there is no ‘{name}’ among {:#?}", self.names()),
        }
    }

    /// Everything that has this name, but labels, which name what is beside them.
    pub fn all<'a>(&'a self, name: &'a str) -> Vec<Node<'a>> {
        self.harness
            .query_all_by(move |node| {
                node.role() != Role::Label && node.label().is_some_and(|label| label == name)
            })
            .collect()
    }

    /// Whether something has this name, or says this.
    pub fn shows(&self, text: &str) -> bool {
        let says = |found: Option<String>| found.is_some_and(|found| found.contains(text));
        self.harness
            .query_all_by(|node| says(node.label()) || says(node.value()))
            .next()
            .is_some()
    }

    /// The names of all that can be used.
    pub fn names(&self) -> Vec<String> {
        let named = self.harness.query_all_by(|node| {
            node.role() != Role::Label && node.label().is_some_and(|label| !label.is_empty())
        });
        named
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    /// Presses what has this name.
    pub fn press(&mut self, name: &str) {
        self.find(name).click_accesskit();
        self.settle();
    }

    /// Presses the button of a message that says so.
    pub fn press_of_message(&mut self, button: &str) {
        let begin = format!("{button}: ");
        let mut names = self.names().into_iter();
        let name = names.find(|name| name.starts_with(&begin));
        self.press(&name.unwrap_or_else(|| panic!("no message has ‘{button}’")));
    }

    /// Chooses from the menu, through its submenus.
    pub fn menu(&mut self, path: &[&str]) {
        for name in path {
            let found = self.harness.query_all_by(|node| {
                node.role() != Role::Label
                    && node.label().is_some_and(|label| {
                        label == *name || label.starts_with(&format!("{name} "))
                    })
            });
            let found: Vec<_> = found.collect();
            let node = found
                .last()
                .unwrap_or_else(|| panic!("there is no ‘{name}’ among {:#?}", self.names()));
            node.click_accesskit();
            self.settle();
        }
    }

    /// The field of this name.
    pub fn field<'a>(&'a self, name: &'a str) -> Node<'a> {
        let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
        let found = self.all(name);
        let field = found
            .into_iter()
            .find(|node| is_field(node.accesskit_node().role()));
        field.unwrap_or_else(|| panic!("there is no field ‘{name}’ among {:#?}", self.names()))
    }

    /// The name of what has the keyboard.
    pub fn focused(&self) -> Option<String> {
        let mut found = self.harness.query_all_by(|node| node.is_focused());
        found.find_map(|node| node.accesskit_node().label())
    }

    /// What the field of this name says.
    pub fn value(&self, name: &str) -> String {
        self.field(name).value().unwrap_or_default()
    }

    /// Puts the caret into a field.
    pub fn focus(&mut self, name: &str) {
        self.field(name).focus();
        self.settle();
    }

    /// Types into a field, behind what it says.
    pub fn write(&mut self, name: &str, text: &str) {
        self.focus(name);
        self.keys(CTRL, Key::End);
        self.type_text(text);
    }

    /// Copies or cuts what is selected; what the clipboard holds after it.
    pub fn taken(&mut self, event: Event) -> String {
        self.harness.event(event);
        self.harness.step();
        let commands = &self.harness.output().platform_output.commands;
        let copied = commands.iter().rev().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.settle();
        copied.expect("something was copied")
    }

    /// Has all of this come between two frames, as from fast hands.
    pub fn at_once(&mut self, events: Vec<Event>) {
        self.at_once_without_settling(events);
        self.settle();
    }

    fn at_once_without_settling(&mut self, events: Vec<Event>) {
        let ctx = self.harness.ctx.clone();
        let mut input = egui::RawInput {
            events,
            ..egui::RawInput::default()
        };
        let mut more = true;
        while more {
            let app = self.harness.state_mut().as_mut();
            let app = app.expect("the app has begun");
            more = app.before_frame(&ctx, &mut input);
            for event in input.events.drain(..) {
                self.harness.event(event);
            }
            self.harness.step();
        }
    }

    /// Types where the caret is; a line feed is an Enter.
    pub fn type_text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.harness.key_press(Key::Enter);
            }
            if !line.is_empty() {
                self.harness.event(Event::Text(line.to_owned()));
            }
        }
        self.settle();
    }

    pub fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Asks for words alone, and has them come.
    pub fn paste_plain(&mut self, text: &str) {
        self.harness
            .key_press_modifiers(CTRL | Modifiers::SHIFT, Key::V);
        self.harness.step();
        self.at_once(vec![Event::Paste(text.to_owned())]);
    }

    /// Pastes a text beside which another program has put a piece of a web page; what
    /// `behind` says comes right behind it.
    pub fn paste_html(&mut self, text: &str, html: &str, behind: Vec<Event>) {
        let asked = Arc::clone(&self.asked);
        asked.lock().expect("nobody fails with it").html = Some(html.to_owned());
        let mut events = vec![Event::Paste(text.to_owned())];
        events.extend(behind);
        self.at_once_without_settling(events);
        while self.app().is_working() {
            self.at_once_without_settling(Vec::new());
        }
        self.at_once(Vec::new());
        asked.lock().expect("nobody fails with it").html = None;
    }

    /// Presses a key with others held down.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.keys(CTRL, key);
    }

    /// Chooses one of a box's options.
    pub fn choose(&mut self, name: &str, option: &str) {
        self.press(name);
        self.press(option);
    }

    /// Drags what has this name to a place, in steps as a hand does; the mouse
    /// is held still there for some frames.
    pub fn drag(&mut self, name: &str, to: egui::Pos2, frames: usize) {
        let from = self.find(name).rect().center();
        self.drag_from(from, to, frames);
    }

    /// The same from a place.
    pub fn drag_from(&mut self, from: egui::Pos2, to: egui::Pos2, frames: usize) {
        self.drag_held(from, to, |window| {
            for _ in 0..frames {
                window.harness.step();
            }
        });
    }

    /// The same, with something happening before it's let go.
    pub fn drag_with(&mut self, from: egui::Pos2, to: egui::Pos2, event: Event) {
        self.drag_held(from, to, |window| {
            window.harness.event(event);
            window.harness.step();
        });
    }

    fn drag_held(&mut self, from: egui::Pos2, to: egui::Pos2, meanwhile: impl FnOnce(&mut Self)) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.event(button(from, true));
        self.harness.step();
        for part in 1..=4 {
            let at = from + (to - from) * (part as f32 / 4.0);
            self.harness.hover_at(at);
            self.harness.step();
        }
        meanwhile(self);
        self.harness.event(button(to, false));
        self.settle();
    }

    /// Gives a path to the program's own file dialog.
    pub fn give_path(&mut self, path: &Path, button: &str) {
        self.focus("Path");
        self.ctrl(Key::A);
        self.type_text(&path.display().to_string());
        self.press(button);
    }

    /// Clicks with the mouse, on whatever is there.
    pub fn click(&mut self, at: egui::Pos2) {
        self.click_with(at, egui::PointerButton::Primary);
    }

    /// Clicks with a button of the mouse.
    pub fn click_with(&mut self, at: egui::Pos2, button: egui::PointerButton) {
        self.harness.hover_at(at);
        self.harness.step();
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        self.settle();
    }

    /// Turns the mouse's wheel there: by so many points up, down where it's less than
    /// nothing.
    pub fn wheel(&mut self, at: egui::Pos2, by: f32) {
        self.harness.hover_at(at);
        self.harness.step();
        self.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, by),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Trackpad,
            modifiers: Modifiers::NONE,
        });
        self.settle();
    }

    /// Clicks on a page, at a place in points of the page.
    pub fn click_page(&mut self, page: usize, x: f32, y: f32) {
        let name = format!("Page {} of {}", page + 1, self.pages());
        let rect = self.find(&name).rect();
        let (width, height) = self
            .session()
            .preview()
            .pages()
            .and_then(|pages| pages.size(page))
            .expect("a page");
        let at = rect.min + egui::vec2(x * rect.width() / width, y * rect.height() / height);
        self.click(at);
    }

    pub fn pages(&self) -> usize {
        self.session()
            .preview()
            .pages()
            .map_or(0, |pages| pages.count())
    }

    pub fn harness(&mut self) -> &mut Harness<'static, Option<App>> {
        &mut self.harness
    }

    /// Shows a page, by going to the first text on it.
    pub fn session_goes_to_page(&mut self, page: usize) {
        let name = format!("Page {} of {}", page + 1, self.pages());
        if !self.all(&name).is_empty() {
            return;
        }
        let pages = self.session().preview().pages().expect("pages").clone();
        let texts = pages.page_texts(page);
        let text = texts.iter().find_map(|text| {
            let path = text.path.clone()?;
            let fixed = path.segments().next().is_some_and(|name| name == "banner");
            (!fixed).then_some(path)
        });
        self.go_to(text.expect("a text on the page"));
    }

    /// Goes to a text, as a click on the page does.
    pub fn go_to(&mut self, path: FieldPath) {
        let app = self
            .harness
            .state_mut()
            .as_mut()
            .expect("the app has begun");
        app.perform(communique::session::Action::GoTo(path, None));
        self.settle();
    }

    /// Where a page begins on the screen, from above; below it where it isn't drawn.
    pub fn page_top(&self, page: usize) -> f32 {
        let name = format!("Page {} of {}", page + 1, self.pages());
        let found = self.all(&name);
        found
            .first()
            .map_or(f32::INFINITY, |node| node.rect().top())
    }

    /// How wide the first page is on the screen.
    pub fn page_width(&self) -> f32 {
        let name = format!("Page 1 of {}", self.pages());
        self.find(&name).rect().width()
    }

    /// Whether what has this name is the one of its kind that is chosen.
    pub fn is_chosen(&self, name: &str) -> bool {
        use egui::accesskit::Toggled;
        self.all(name)
            .iter()
            .any(|node| node.accesskit_node().toggled() == Some(Toggled::True))
    }

    /// Controls without a name.
    pub fn unnamed(&self) -> Vec<String> {
        let silent = self.harness.query_all_by(|node| {
            let control = matches!(
                node.role(),
                Role::Button
                    | Role::TextInput
                    | Role::MultilineTextInput
                    | Role::ComboBox
                    | Role::CheckBox
                    | Role::RadioButton
                    | Role::Image
                    | Role::Heading
            );
            control && node.label().is_none_or(|label| label.trim().is_empty())
        });
        silent.map(|node| format!("{node:?}")).collect()
    }

    /// The names of all fields.
    pub fn field_names(&self) -> Vec<String> {
        let fields = self
            .harness
            .query_all_by(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput));
        fields
            .filter_map(|node| node.accesskit_node().label())
            .collect()
    }

    /// Whether the window was closed.
    pub fn closed(&self) -> bool {
        self.app().is_closed()
    }

    /// Closes the window as its frame does.
    pub fn leave(&mut self) {
        self.harness
            .state_mut()
            .as_mut()
            .expect("the app has begun")
            .leave(None);
    }

    /// Makes the window as large as this, in points.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.harness.set_size(egui::Vec2::new(width, height));
        self.settle();
    }

    /// Whether something that has this name, or says this, is wholly in view in a
    /// window of this size.
    pub fn is_in_view(&self, text: &str, width: f32, height: f32) -> bool {
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::new(width, height));
        let says = |found: Option<String>| found.is_some_and(|found| found == text);
        let mut found = self
            .harness
            .query_all_by(|node| says(node.label()) || says(node.value()));
        found.any(|node| window.contains_rect(node.rect()))
    }

    pub fn into_folder(self) -> tempfile::TempDir {
        self.folder
    }
}
