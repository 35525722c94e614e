//! The structure tree, and the way back from marked content to it.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{number, real, text_string};
use crate::tags::{Marker, Node, NodeId, Role, Tree};

/// Adds the tree of `tree` to the file; `content` names the element of each marked content per page, `field` is the
/// form field that the tree's form element stands for.
pub(super) fn add(
    file: &mut Document,
    tree: &Tree,
    content: &[Vec<NodeId>],
    pages: &[ObjectId],
    field: Option<ObjectId>,
) -> ObjectId {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = tree.iter().map(|_| file.new_object_id()).collect();
    let id_of = |node: NodeId| ids.get(node.0).copied().unwrap_or(root);
    let mut children: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (id, node) in tree.iter() {
        if let Some(siblings) = node.parent.and_then(|parent| children.get_mut(parent.0)) {
            siblings.push(id_of(id).into());
        }
    }
    let mut parents = Vec::new();
    for (page, nodes) in content.iter().enumerate() {
        parents.push(number(page));
        parents.push(Object::Array(nodes.iter().map(|node| id_of(*node).into()).collect()));
    }
    for ((id, node), children) in tree.iter().zip(children) {
        let mut element = element(node, children, pages);
        element.set("P", node.parent.map_or(root, id_of));
        if let (Role::Form, Some(field), Some(page)) = (node.role, field, pages.last()) {
            element.set("K", dictionary! { "Type" => "OBJR", "Pg" => *page, "Obj" => field });
            parents.push(number(content.len()));
            parents.push(id_of(id).into());
        }
        file.set_object(id_of(id), element);
    }
    let parent_tree = file.add_object(dictionary! { "Nums" => parents });
    let tree_root = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => id_of(Tree::ROOT),
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => number(content.len() + usize::from(field.is_some())),
    };
    file.set_object(root, tree_root);
    root
}

fn element(node: &Node, children: Vec<Object>, pages: &[ObjectId]) -> Dictionary {
    let mut element = dictionary! { "Type" => "StructElem", "S" => node.role.name() };
    let home = node.content.first().map(|marked| marked.page);
    if let Some(page) = home.and_then(|page| pages.get(page)) {
        element.set("Pg", *page);
    }
    let mut kids: Vec<Object> = Vec::new();
    for marked in &node.content {
        let id = number(marked.number);
        match pages.get(marked.page) {
            Some(page) if Some(marked.page) != home => {
                kids.push(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => id }.into());
            }
            _ => kids.push(id),
        }
    }
    kids.extend(children);
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.swap_remove(0)),
        _ => element.set("K", kids),
    }
    if let Some(alt) = &node.alt {
        element.set("Alt", text_string(alt));
    }
    if let Some(attributes) = attributes(node) {
        element.set("A", attributes);
    }
    element
}

fn attributes(node: &Node) -> Option<Dictionary> {
    match node.role {
        Role::ColumnHeader => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHeader => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::WideCell(columns) => Some(dictionary! { "O" => "Table", "ColSpan" => i64::from(columns) }),
        Role::List(marker) => {
            let numbering = match marker {
                Marker::Disc => "Disc",
                Marker::Decimal => "Decimal",
                Marker::Square => "Square",
            };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        Role::Figure => {
            let bounds: Vec<Object> = node.bounds?.into_iter().map(real).collect();
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds })
        }
        Role::Document
        | Role::Div
        | Role::Heading(_)
        | Role::Paragraph
        | Role::ListItem
        | Role::Label
        | Role::ListBody
        | Role::Table
        | Role::Row
        | Role::Cell
        | Role::Form => None,
    }
}
