//! What screen readers are told of long texts, and how they select in them.

use egui::accesskit::{
    Action, ActionData, ActionRequest, Node, NodeId, Role, TextPosition, TextSelection, TreeId,
};
use egui::{Context, Event, Id, Pos2, RawInput, Rect, Vec2};

use communique::widgets::text::{FieldCaret, FieldOutput, TextField, WantedCaret};

use super::install;

struct Screen {
    ctx: Context,
    text: String,
}

impl Screen {
    fn new(text: String) -> Self {
        let ctx = Context::default();
        install(&ctx);
        ctx.enable_accesskit();
        Self { ctx, text }
    }

    fn frame(
        &self,
        caret: Option<usize>,
        events: Vec<Event>,
    ) -> (FieldOutput, Vec<(NodeId, Node)>) {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(400.0, 600.0))),
            events,
            ..RawInput::default()
        };
        let mut found = None;
        let output = self.ctx.run_ui(input, |ui| {
            let caret = caret.map(|at| WantedCaret {
                at: FieldCaret {
                    anchor: at,
                    head: at,
                },
                in_view: true,
            });
            let field = TextField::lines(Id::unique("field"), &self.text, "Text").caret(caret);
            egui::ScrollArea::vertical().show(ui, |ui| found = Some(field.show(ui)));
        });
        let nodes = output
            .platform_output
            .accesskit_update
            .map(|update| update.nodes);
        (found.expect("it's shown"), nodes.unwrap_or_default())
    }
}

fn field(nodes: &[(NodeId, Node)]) -> &(NodeId, Node) {
    let mut all = nodes.iter();
    let field = all.find(|(_, node)| node.role() == Role::MultilineTextInput);
    field.expect("the field")
}

/// The field's runs, in order.
fn runs(nodes: &[(NodeId, Node)]) -> Vec<&(NodeId, Node)> {
    let children = field(nodes).1.children().iter();
    let run = |id: &NodeId| nodes.iter().find(|(known, _)| known == id);
    children.filter_map(run).collect()
}

/// The byte of the text that a position means.
fn byte(nodes: &[(NodeId, Node)], position: &TextPosition) -> usize {
    let mut before = 0;
    for (id, run) in runs(nodes) {
        if *id == position.node {
            let letters = run
                .character_lengths()
                .iter()
                .take(position.character_index);
            return before + letters.map(|length| usize::from(*length)).sum::<usize>();
        }
        before += run.value().unwrap_or_default().len();
    }
    panic!("there is no such run");
}

fn long() -> String {
    let lines = (0..1_207).map(|line| match line % 4 {
        0 => format!("Line {line} says something.\n"),
        1 => format!("السطر {line} يقول (شيئا).\n"),
        2 => "\n".to_owned(),
        _ => format!("第{line}行。\n"),
    });
    lines.chain(["The last.".to_owned()]).collect()
}

#[test]
fn all_of_a_long_text_is_told_and_so_is_the_caret() {
    let screen = Screen::new(long());
    let text = &screen.text;
    for at in [0, 5_000, 12_345, text.len() - 3, text.len()] {
        let at = text.floor_char_boundary(at);
        for _ in 0..3 {
            screen.frame(Some(at), Vec::new());
        }
        let (output, nodes) = screen.frame(None, Vec::new());
        assert_eq!(output.caret.map(|caret| caret.head), Some(at));
        let told: String = runs(&nodes)
            .iter()
            .filter_map(|(_, run)| run.value())
            .collect();
        assert!(told == *text, "all is told, in its order");
        let selection = field(&nodes).1.text_selection().expect("a caret");
        assert_eq!(byte(&nodes, &selection.focus), at);
    }
}

#[test]
fn a_screen_reader_selects_anywhere_in_a_long_text() {
    let screen = Screen::new(long());
    for _ in 0..3 {
        screen.frame(Some(0), Vec::new());
    }
    let (_, mut nodes) = screen.frame(None, Vec::new());
    for share in [0.1, 0.5, 0.93, 1.0] {
        let all = runs(&nodes);
        let index = (all.len() as f64 * share) as usize;
        let (node, run) = all[index.min(all.len() - 1)];
        let position = |character_index| TextPosition {
            node: *node,
            character_index,
        };
        let letters = run.character_lengths().len();
        // To its end.
        let (anchor, focus) = (position(letters / 3), position(letters));
        let expected = [byte(&nodes, &anchor), byte(&nodes, &focus)];
        let request = ActionRequest {
            action: Action::SetTextSelection,
            target_tree: TreeId::ROOT,
            target_node: field(&nodes).0,
            data: Some(ActionData::SetTextSelection(TextSelection {
                anchor,
                focus,
            })),
        };
        let (output, after) = screen.frame(None, vec![Event::AccessKitActionRequest(request)]);
        let caret = output.caret.expect("a caret");
        assert_eq!([caret.anchor, caret.head], expected);
        nodes = after;
    }
}
