package dev.layerwise.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** A formula on lines of its own, between double dollar signs. No line of it is Markdown. */
final class FormulaBlock extends CustomBlock {
  private static final String FENCE = "$$";

  private String tex = "";
  private boolean closed;

  String tex() {
    return tex;
  }

  boolean isClosed() {
    return closed;
  }

  static final class Factory extends AbstractBlockParserFactory {
    private static final int CODE_INDENT = 4;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
      var line = state.getLine().getContent();
      var text = line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString().strip();
      boolean inText = text.indexOf(FENCE, FENCE.length()) >= 0 && !text.endsWith(FENCE);
      return state.getIndent() < CODE_INDENT && text.startsWith(FENCE) && !inText
          ? BlockStart.of(new FormulaParser()).atIndex(state.getNextNonSpaceIndex())
          : BlockStart.none();
    }
  }

  private static final class FormulaParser extends AbstractBlockParser {
    private final FormulaBlock block = new FormulaBlock();
    private final List<String> lines = new ArrayList<>();

    @Override
    public Block getBlock() {
      return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
      return block.closed ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
      var text = line.getContent().toString().strip();
      var inside = lines.isEmpty() ? text.substring(FENCE.length()) : text;
      if (inside.endsWith(FENCE) && !(lines.isEmpty() && inside.isEmpty())) {
        block.closed = true;
        inside = inside.substring(0, inside.length() - FENCE.length());
      }
      lines.add(inside);
    }

    @Override
    public void closeBlock() {
      block.tex = String.join("\n", lines).strip();
    }
  }
}
