//! The structure tree: what every piece of the paper is, for reader programs.

/// A kind of structure element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The whole.
    Document,
    /// Things that belong together.
    Div,
    /// The title (1) and headings below it (2, 3).
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list, and how its items are marked.
    List(Marker),
    /// An item of a list.
    ListItem,
    /// The bullet, number or box of an item.
    Label,
    /// The text of an item.
    ListBody,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell that names its column.
    ColumnHeader,
    /// A cell that names its row.
    RowHeader,
    /// A cell.
    Cell,
    /// A cell over several columns.
    WideCell(u8),
    /// A drawing.
    Figure,
    /// A form field.
    Form,
}

impl Role {
    /// Its name in the file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Div => "Div",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::List(_) => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::ColumnHeader | Self::RowHeader => "TH",
            Self::Cell | Self::WideCell(_) => "TD",
            Self::Figure => "Figure",
            Self::Form => "Form",
        }
    }
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A dot.
    Disc,
    /// 1, 2, 3.
    Decimal,
    /// A tick box.
    Square,
}

/// A structure element by its place in the tree's list, which is in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) usize);

/// A piece of marked content: page and number on that page, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The page.
    pub(crate) page: usize,
    /// The number (MCID).
    pub(crate) number: usize,
}

/// A rectangle on a page in PDF coordinates: left, bottom, right, top.
pub(crate) type Bounds = [f64; 4];

/// A structure element.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) role: Role,
    /// What it belongs to; only the first node has none.
    pub(crate) parent: Option<NodeId>,
    /// The words for what is drawn.
    pub(crate) alt: Option<String>,
    /// Where it is drawn; known after painting, kept for figures.
    pub(crate) bounds: Option<Bounds>,
    /// Its own content.
    pub(crate) content: Vec<Marked>,
}

/// All structure elements, parents before children, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// The element that holds all others.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// A tree with only its root.
    pub(crate) fn new() -> Self {
        Self { nodes: vec![Node { role: Role::Document, parent: None, alt: None, bounds: None, content: Vec::new() }] }
    }

    /// Adds an element at the end.
    pub(crate) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent), alt: None, bounds: None, content: Vec::new() });
        NodeId(self.nodes.len() - 1)
    }

    /// Adds a drawing with the words for it.
    pub(crate) fn add_figure(&mut self, parent: NodeId, alt: String) -> NodeId {
        let id = self.add(parent, Role::Figure);
        if let Some(node) = self.get_mut(id) {
            node.alt = Some(alt);
        }
        id
    }

    /// An element.
    pub(crate) fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.0)
    }

    /// All elements in reading order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index), node))
    }
}
