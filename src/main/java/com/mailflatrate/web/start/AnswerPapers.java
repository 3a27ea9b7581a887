package com.mailflatrate.web.start;

import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.vetting.talk.AttachedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Reads the papers that came with a form; the empty part a browser sends for no file is none. */
final class AnswerPapers {

    private AnswerPapers() {}

    static Outcome<List<AttachedFile>> of(List<MultipartFile> parts) throws IOException {
        List<AttachedFile> files = new ArrayList<>();
        for (MultipartFile part : parts) {
            String name = part.getOriginalFilename();
            if (part.isEmpty() && (name == null || name.isEmpty())) {
                continue;
            }
            switch (AttachedFile.of(name == null ? "" : name, part.getBytes())) {
                case Outcome.Done<AttachedFile>(AttachedFile file) -> files.add(file);
                case Outcome.Refused<AttachedFile>(List<Reason> reasons) -> {
                    return Outcome.refused(reasons);
                }
            }
        }
        return Outcome.done(files);
    }
}
