/** How far a mailing is with each mailbox provider. */
@NullMarked
@NamedInterface("progress")
package com.mailflatrate.campaign.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
