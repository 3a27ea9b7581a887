package com.mailflatrate.vetting.talk;

import java.util.UUID;

/**
 * A paper beside a note; what stands in it is read alone.
 *
 * @param name as the applicant called it
 * @param type {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 * @param bytes its size
 */
public record Attachment(UUID id, String name, String type, long bytes) {}
