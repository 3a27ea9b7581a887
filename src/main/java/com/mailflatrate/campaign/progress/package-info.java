/** How far a mailing is with each mailbox provider. */
@NullMarked
package com.mailflatrate.campaign.progress;

import org.jspecify.annotations.NullMarked;
