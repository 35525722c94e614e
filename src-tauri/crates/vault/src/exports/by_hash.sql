SELECT
    export.number, export.what, export.case_id, export.document_id, export.recipient, export.way, export.exported_at,
    export.exported_by, export.sha256, export.mac, export_failure.failed_at, export_failure.mac AS failure_mac
FROM export
LEFT JOIN export_failure ON export_failure.number = export.number
WHERE export.sha256 = :sha256
ORDER BY export.number
