/** The ledger in public: its checkpoints, and the check of a certificate. */
@NullMarked
package com.mailflatrate.web.open.ledger;

import org.jspecify.annotations.NullMarked;
