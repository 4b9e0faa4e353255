import { Label, Radio, RadioGroup } from 'react-aria-components'

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
  /** `bar` puts the options in one row beside the label, `list` below each other. */
  layout?: 'bar' | 'list'
  description?: string
}

/** One of a few: a group of radio buttons, moved through with the arrow keys. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): React.ReactNode {
  const { label, value, options, onChange, layout = 'bar' } = props
  return (
    <RadioGroup
      className={`choice choice-${layout}`}
      value={value}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen)
        if (option) onChange(option.value)
      }}
      orientation={layout === 'bar' ? 'horizontal' : 'vertical'}
    >
      <Label className="choice-label">{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice-option">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
