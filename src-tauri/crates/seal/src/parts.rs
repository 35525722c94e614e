//! The parts of a file that a seal touches: catalog, form and the one signature field.

use crate::pdf::{Dict, Item, Malformed, Pdf, Value};

/// Where the form stands: in the catalog itself, or as an object of its own.
pub(crate) enum Place {
    InCatalog,
    Object(u32),
}

/// Found by way of the catalog.
pub(crate) struct Parts<'a> {
    pub(crate) catalog_number: u32,
    pub(crate) catalog: Dict<'a>,
    pub(crate) form_place: Place,
    pub(crate) form: Dict<'a>,
    pub(crate) field_number: u32,
    pub(crate) field: Dict<'a>,
}

impl<'a> Parts<'a> {
    /// Insists on a form with one field that is a signature field, and the widget on the page too.
    pub(crate) fn find(pdf: &Pdf<'a>) -> Result<Self, Malformed> {
        let catalog_number =
            pdf.latest()?.trailer.reference("Root").ok_or(Malformed("the trailer names no catalog"))?;
        let catalog = pdf.dict(catalog_number)?;
        if !catalog.is("Type", "Catalog") {
            return Err(Malformed("the catalog is none"));
        }
        let (form_place, form) = match catalog.value("AcroForm") {
            Some(Value::Dict(form)) => (Place::InCatalog, form.clone()),
            Some(Value::Ref(number)) => (Place::Object(*number), pdf.dict(*number)?),
            _ => return Err(Malformed("the file has no form")),
        };
        let field_number = match form.array("Fields") {
            Some([Item { value: Value::Ref(number), .. }]) => *number,
            _ => return Err(Malformed("the form does not have exactly one field")),
        };
        let field = pdf.dict(field_number)?;
        if !field.is("FT", "Sig") || !field.is("Subtype", "Widget") || field.has("Kids") || field.has("Parent") {
            return Err(Malformed("the field is not a signature field and its widget in one"));
        }
        Ok(Self { catalog_number, catalog, form_place, form, field_number, field })
    }
}

/// How many signature fields and signature dictionaries there are anywhere in the file, listed in the form or not.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct Census {
    pub(crate) fields: usize,
    pub(crate) signatures: usize,
}

impl Census {
    pub(crate) fn take(pdf: &Pdf<'_>) -> Result<Self, Malformed> {
        let mut census = Self::default();
        for object in pdf.objects() {
            object?.visit(&mut |dict| {
                census.fields += usize::from(dict.is("FT", "Sig"));
                let signs = dict.is("Type", "Sig") || dict.is("Type", "DocTimeStamp") || dict.has("ByteRange");
                census.signatures += usize::from(signs);
            });
        }
        Ok(census)
    }
}
