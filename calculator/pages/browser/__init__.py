"""What the pages have the browser itself do: its document, and what the open tab keeps."""
