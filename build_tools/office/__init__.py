"""The office: packs to edit, as DOCX by pandoc and as PPTX; the one room that knows both."""
