package org.homolog.hdf5;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homolog.hdf5.ElementType.Kind;

/** Names the types of jHDF in this package's terms. */
final class ElementTypes {
  private ElementTypes() {}

  static ElementType of(DataType type) {
    return new ElementType(kind(type), type.getSize(), name(type), members(type));
  }

  /** The type of a compound's member; empty where there is none of that name. */
  static Optional<ElementType> member(DataType type, String name) {
    return type instanceof CompoundDataType compound
        ? compound.getMembers().stream()
            .filter(member -> member.getName().equals(name))
            .findFirst()
            .map(member -> of(member.getDataType()))
        : Optional.empty();
  }

  private static Kind kind(DataType type) {
    if (type instanceof FixedPoint || type instanceof BitField || type instanceof EnumDataType) {
      return Kind.INTEGER;
    }
    if (type instanceof FloatingPoint) {
      return Kind.FLOAT;
    }
    if (type instanceof StringData) {
      return Kind.TEXT;
    }
    if (type instanceof Reference) {
      return Kind.REFERENCE;
    }
    if (type instanceof CompoundDataType) {
      return Kind.COMPOUND;
    }
    if (type instanceof VariableLength variable) {
      return variable.isVariableLengthString() ? Kind.TEXT : Kind.VARIABLE_LENGTH;
    }
    return Kind.OTHER;
  }

  private static List<String> members(DataType type) {
    return type instanceof CompoundDataType compound
        ? compound.getMembers().stream().map(CompoundDataMember::getName).toList()
        : List.of();
  }

  private static String name(DataType type) {
    int bits = type.getSize() * 8;
    if (type instanceof FixedPoint number) {
      return (number.isSigned() ? "int" : "uint") + bits + order(number);
    }
    if (type instanceof BitField field) {
      return "bits" + bits + order(field);
    }
    if (type instanceof FloatingPoint number) {
      return "float" + bits + order(number);
    }
    if (type instanceof EnumDataType codes) {
      return "enum:" + name(codes.getBaseType());
    }
    if (type instanceof StringData text) {
      return "string:fixed" + text.getSize() + ":" + charset(text.getCharset());
    }
    if (type instanceof Reference) {
      return "reference:object";
    }
    if (type instanceof CompoundDataType compound) {
      return compound.getMembers().stream()
          .map(member -> member.getName() + ":" + name(member.getDataType()))
          .collect(Collectors.joining(", ", "compound{", "}"));
    }
    if (type instanceof VariableLength variable) {
      return variable.isVariableLengthString()
          ? "string:vlen:" + charset(variable.getEncoding())
          : "vlen:" + name(variable.getParent());
    }
    if (type instanceof ArrayDataType array) {
      return "array:" + name(array.getBaseType());
    }
    return "opaque" + bits / 8;
  }

  private static String order(OrderedDataType type) {
    return ((DataType) type).getSize() > 1 && type.getByteOrder() == ByteOrder.BIG_ENDIAN
        ? ":BE"
        : "";
  }

  private static String charset(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? "utf-8" : "ascii";
  }
}
